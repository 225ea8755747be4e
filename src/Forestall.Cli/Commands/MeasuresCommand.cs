using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Record.Curated;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall measures</c>: what was done, when, by whom, on what authority.</summary>
internal static class MeasuresCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("measures", "What was done about mass violence, when, by whom and on what authority.");
        command.Add(List(terminal));
        command.Add(Show(terminal));
        command.Add(Episodes(terminal));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "Measures, by situation and date.");
        var situation = new Option<string?>("--situation") { Description = "Only this situation: code, name or theatre.", HelpName = "NAME" };
        var episode = new Option<string?>("--episode") { Description = "Only this episode, such as SRB-1998-05.", HelpName = "ID" };
        var kind = new Option<string?>("--class") { Description = "Only this class." };
        kind.AcceptOnlyFromAmong([.. Vocabulary.Classes]);
        var year = new Option<int?>("--year") { Description = "Only measures that started in this year." };
        var status = new Option<string?>("--status") { Description = "Only this status: " + string.Join(", ", Vocabulary.Statuses) + "." };
        status.AcceptOnlyFromAmong([.. Vocabulary.Statuses]);
        var read = new Option<bool>("--read-only") { Description = "Only rows that were read in their source." };
        var format = CommonOptions.Format();
        Option[] options = [situation, episode, kind, year, status, read, format];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var (record, curated) = (CommonOptions.ReadRecord(parsed), CommonOptions.ReadCurated(parsed));
            var theatre = parsed.GetValue(situation) is { } place && curated.Measures.Any(m => IsTheatre(m, place)) ? place : null;
            var only = theatre is null && parsed.GetValue(situation) is { } name ? record.Find(name).Code : null;
            if (parsed.GetValue(episode) is { } id && curated.Episode(id) is null)
            {
                throw new InputException($"'{id}' is no covered episode; see 'forestall measures episodes'.");
            }

            var rows = curated.Measures.Where(m =>
                (only is null || m.Situation == only)
                && (theatre is null || IsTheatre(m, theatre))
                && (parsed.GetValue(episode) is not { } e || m.Episode == e)
                && (parsed.GetValue(kind) is not { } c || Vocabulary.Name(m.Class) == c)
                && (parsed.GetValue(year) is not { } y || m.Start.Year == y)
                && (parsed.GetValue(status) is not { } s || m.Status == s)
                && (!parsed.GetValue(read) || m.Citation.Read)).ToList();
            new Listing<Measure>()
                .Column("Id", "id", static m => m.Id)
                .Column("Start", "start", static m => m.Start.ToString())
                .Column("Class", "class", static m => Vocabulary.Name(m.Class))
                .Column("Instrument", "instrument", static m => m.Instrument)
                .Column("Actor", "actor", static m => m.Actor, static m => Cell.Shortened(m.Actor, 30))
                .Column("Status", "status", static m => m.Status)
                .Column("Result", "result", static m => m.Result)
                .Column("Source", "source_status", static m => m.Citation.Status)
                .Column(header: null, "episode", static m => m.Episode)
                .Column(header: null, "end", static m => m.End?.ToString())
                .Column(header: null, "authority", static m => m.Authority)
                .Column(header: null, "resolution", static m => string.Join(' ', m.Resolutions))
                .Column(header: null, "description", static m => m.Description)
                .Column(header: null, "source", static m => m.Citation.Document)
                .Column(header: null, "source_address", static m => m.Citation.Address)
                .Print(terminal, parsed.GetValue(format), rows, () => rows.Select(Json));
            if (parsed.GetValue(format) == OutputFormat.Table)
            {
                terminal.Line($"{rows.Count} measures; 'forestall measures show ID' tells one in full.");
            }
        });
        return command;
    }

    private static bool IsTheatre(Measure measure, string name) => string.Equals(measure.Theatre, name, StringComparison.OrdinalIgnoreCase);

    private static Command Show(Terminal terminal)
    {
        var command = new Command("show", "One measure in full, with its source.");
        var id = new Argument<string>("MEASURE") { Description = "Id of a measure, such as SRB-1999-03-air-campaign." };
        var format = CommonOptions.Format();
        command.Add(id);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(id)!;
            var curated = CommonOptions.ReadCurated(parsed);
            var m = curated.Measures.FirstOrDefault(m => string.Equals(m.Id, wanted, StringComparison.OrdinalIgnoreCase));
            if (m is null)
            {
                var near = curated.Measures.Where(x => x.Id.StartsWith(wanted[..Math.Min(8, wanted.Length)], StringComparison.OrdinalIgnoreCase)).Take(5).Select(static x => x.Id).ToList();
                throw new InputException($"'{wanted}' is no measure; {(near.Count > 0 ? $"did you mean {string.Join(", ", near)}?" : "see 'forestall measures list'.")}");
            }

            if (parsed.GetValue(format) == OutputFormat.Json)
            {
                terminal.Line(Output.Json.Text(Json(m)));
                return;
            }

            terminal.Line($"{m.Id}: {m.Description}");
            terminal.Line($"When         {m.Start}{(m.End is { } end ? $" to {end}" : m.EndKind == "ongoing" ? ", goes on" : m.EndKind == "unknown" ? ", end unknown" : string.Empty)}");
            terminal.Line($"What         {Vocabulary.Name(m.Class)}, {m.Instrument}; {m.Status}; result {m.Result}");
            terminal.Line($"Who          {m.Actor}; directed at {m.Target}");
            terminal.Line($"Authority    {m.Authority}{(m.Resolutions.Count > 0 ? $", resolution {string.Join(", ", m.Resolutions)}" : string.Empty)}");
            terminal.Line($"Where        {m.Theatre} ({m.Situation}), episode {m.Episode}");
            terminal.Line($"Source       {m.Citation.Document} ({(m.Citation.Read ? $"read at {m.Citation.Address}" : "from general knowledge, not read")})");
            if (m.Note.Length > 0)
            {
                terminal.Line($"Note         {m.Note}");
            }
        });
        return command;
    }

    private static Command Episodes(Terminal terminal)
    {
        var command = new Command("episodes", "Episodes and near-episodes whose measures were collected.");
        var format = CommonOptions.Format();
        command.Add(format);
        command.SetAction(parsed =>
        {
            var curated = CommonOptions.ReadCurated(parsed);
            new Listing<CoveredEpisode>()
                .Column("Id", "id", static e => e.Id)
                .Column("Theatre", "theatre", static e => e.Theatre)
                .Column("Kind", "kind", static e => e.Kind)
                .Column("From", "from", static e => e.From)
                .Column("To", "to", static e => e.To)
                .Column("Measures", "measures", e => curated.MeasuresOf(e.Id).Count())
                .Column(header: null, "crossings", static e => string.Join(' ', e.Crossings))
                .Column(header: null, "expectation", static e => e.Expectation)
                .Column(header: null, "summary", static e => e.Summary)
                .Column(header: null, "source", static e => e.Citation.Document)
                .Print(terminal, parsed.GetValue(format), curated.Episodes, () => curated.Episodes.Select(e => new
                {
                    id = e.Id,
                    situation = e.Situation,
                    theatre = e.Theatre,
                    kind = e.Kind,
                    from = e.From,
                    to = e.To,
                    crossings = e.Crossings,
                    expectation = e.Expectation,
                    summary = e.Summary,
                    source = e.Citation.Document,
                    sourceStatus = e.Citation.Status,
                    measures = curated.MeasuresOf(e.Id).Count(),
                }));
        });
        return command;
    }

    private static object Json(Measure m) => new
    {
        id = m.Id,
        episode = m.Episode,
        situation = m.Situation,
        theatre = m.Theatre,
        start = m.Start.ToString(),
        startPrecision = m.Start.Precision,
        end = m.End?.ToString(),
        endPrecision = m.EndKind,
        @class = Vocabulary.Name(m.Class),
        instrument = m.Instrument,
        actor = m.Actor,
        target = m.Target,
        status = m.Status,
        result = m.Result,
        authority = m.Authority,
        resolutions = m.Resolutions,
        description = m.Description,
        source = m.Citation.Document,
        sourceStatus = m.Citation.Status,
        sourceAddress = m.Citation.Address,
        note = m.Note,
    };
}
