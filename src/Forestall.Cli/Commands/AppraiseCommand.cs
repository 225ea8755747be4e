using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Dilemmas.Appraisals;
using Forestall.Dilemmas.Checklists;
using Forestall.Dilemmas.Evidence;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall appraise</c>: checklists answered by several roles, side by side, beside what the record says.</summary>
internal static class AppraiseCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("appraise", "Answer the normative, political and policy checklists, or lists of your own: an interval of grades, how sure, on what evidence, in what role. Several roles stand side by side.");
        command.Add(New(terminal));
        command.Add(Edit(terminal));
        command.Add(Show(terminal));
        command.Add(Export(terminal));
        return command;
    }

    private static Argument<string> File() => new("file") { Description = "The file of appraisals (JSON)." };

    private static Command New(Terminal terminal)
    {
        var command = new Command("new", "Begin a file of appraisals.");
        var file = File();
        var situation = new Option<string>("--situation") { Description = "The situation: code, name or theatre.", HelpName = "NAME", Required = true };
        var asOf = CommonOptions.MonthOption("--as-of", "The month at whose end the strategies are appraised.");
        asOf.Required = true;
        var strategies = new Option<string[]>("--strategies") { Description = "The names of the strategies, joined by commas.", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true, Required = true };
        var lists = new Option<string[]>("--checklists") { Description = $"Checklists, joined by commas: {string.Join(", ", ChecklistFiles.BuiltInNames)}, or files; the three axes when left out.", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };
        command.Add(file);
        foreach (var option in (Option[])[situation, asOf, strategies, lists])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            if (System.IO.File.Exists(path))
            {
                throw new InputException($"{path} is there already; name another file, or add to it with 'forestall appraise edit'.");
            }

            var record = CommonOptions.ReadRecord(parsed);
            var found = record.Find(parsed.GetValue(situation)!);
            var named = LessonsOptions.Split(parsed.GetValue(lists));
            var book = new AppraisalBook
            {
                Situation = found.Code,
                AsOf = parsed.GetValue(asOf)!.Value,
                Strategies = LessonsOptions.Split(parsed.GetValue(strategies)),
                Checklists = named.Count > 0 ? named : ["normative", "political", "policy"],
            };
            RecordEvidence.Of(record, CommonOptions.ReadCurated(parsed), history: null, found, book.AsOf);
            AppraisalFiles.Write(path, book);
            terminal.Line($"{path}: {found.Name} as of {book.AsOf}, {book.Strategies.Count} strategies, {book.Lists().Sum(static l => l.Criteria.Count)} questions.");
        });
        return command;
    }

    private static Command Edit(Terminal terminal)
    {
        var command = new Command("edit", "Add an appraisal, or replace the one of the same role on the same criterion and strategy.");
        var file = File();
        var strategy = new Option<string?>("--strategy") { Description = "The strategy; left out for a checklist about the situation.", HelpName = "NAME" };
        var criterion = new Option<string>("--criterion") { Description = "The criterion.", HelpName = "NAME", Required = true };
        var checklist = new Option<string?>("--checklist") { Description = "Its checklist, where several ask for it.", HelpName = "NAME" };
        var role = new Option<string>("--role") { Description = "The author's role, such as 'legal adviser'; no name of a person.", HelpName = "ROLE", Required = true };
        var low = CommonOptions.Number("--low", "GRADE", "The lowest grade that is defensible.", double.NaN);
        var high = CommonOptions.Number("--high", "GRADE", "The highest grade that is defensible.", double.NaN);
        var confidence = CommonOptions.Number("--confidence", "0-1", "How probable it is that the grade lies between the two.", double.NaN);
        var evidence = new Option<string>("--evidence") { Description = "On what evidence.", HelpName = "TEXT", Required = true };
        var dissent = new Option<string?>("--dissent") { Description = "Dissent from others, or from the question.", HelpName = "TEXT" };
        low.Required = high.Required = confidence.Required = true;
        command.Add(file);
        foreach (var option in (Option[])[strategy, criterion, checklist, role, low, high, confidence, evidence, dissent])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var book = AppraisalFiles.Read(path);
            var name = parsed.GetValue(criterion)!;
            AppraisalFiles.Write(path, book.With(new Appraisal
            {
                Strategy = parsed.GetValue(strategy),
                Checklist = parsed.GetValue(checklist) ?? ListOf(book, name),
                Criterion = name,
                Role = parsed.GetValue(role)!,
                Low = parsed.GetValue(low),
                High = parsed.GetValue(high),
                Confidence = parsed.GetValue(confidence),
                Evidence = parsed.GetValue(evidence)!,
                Dissent = parsed.GetValue(dissent),
            }));
            terminal.Line($"{path}: {name}{(parsed.GetValue(strategy) is { } of ? $" of {of}" : "")} by {parsed.GetValue(role)}.");
        });
        return command;
    }

    private static string ListOf(AppraisalBook book, string criterion)
    {
        var asking = book.Lists().Where(l => l.Criteria.Any(c => c.Name == criterion)).Select(static l => l.Name).ToList();
        return asking switch
        {
            [var one] => one,
            [] => throw new InputException($"no checklist of these appraisals asks for '{criterion}'; choose among {string.Join(", ", book.Lists().SelectMany(static l => l.Criteria).Select(static c => c.Name))}."),
            _ => throw new InputException($"'{criterion}' is asked for by {string.Join(" and ", asking)}; say which with --checklist."),
        };
    }

    private static Command Show(Terminal terminal)
    {
        var command = new Command("show", "The questions with their anchors, what the record says to them, the appraisals side by side, and where roles disagree.");
        var file = File();
        var format = CommonOptions.Choice("--format", "How to print: table or json.", OutputFormat.Table);
        command.Add(file);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var book = AppraisalFiles.Read(parsed.GetValue(file)!);
            var record = CommonOptions.ReadRecord(parsed);
            var evidence = RecordEvidence.Of(record, CommonOptions.ReadCurated(parsed), WarnOptions.Kept(record, parsed), record.Find(book.Situation), book.AsOf);
            switch (parsed.GetValue(format))
            {
                case OutputFormat.Json:
                    terminal.Line(Json.Text(AsJson(book, evidence)));
                    break;
                case OutputFormat.Csv:
                    throw new InputException("appraisals with what the record says have no one table; use --format json, or 'forestall appraise export' for the appraisals alone.");
                default:
                    Tell(book, evidence, terminal);
                    break;
            }
        });
        return command;
    }

    private static void Tell(AppraisalBook book, RecordEvidence evidence, Terminal terminal)
    {
        terminal.Line($"{evidence.Situation.Name} as of {book.AsOf}. What the record says is what could be known by then; it is no grade.");
        foreach (var list in book.Lists())
        {
            terminal.Line();
            terminal.Line($"{list.Title} ({list.Source})");
            foreach (var criterion in list.Criteria)
            {
                terminal.Line();
                terminal.Line($"{criterion.Name}: {criterion.Question}");
                terminal.Line($"  evidence: {criterion.Evidence}");
                foreach (var (grade, anchor) in criterion.Grades.Index())
                {
                    terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {grade}  {anchor}"));
                }

                terminal.Line($"  source: {criterion.Source}");
                if (criterion.Record.Count == 0)
                {
                    terminal.Line("  the record says nothing of this.");
                }

                foreach (var fact in criterion.Record.SelectMany(evidence.For))
                {
                    terminal.Line($"  record: {fact.Sentence}{(fact.Source.Length > 0 ? $" ({fact.Source})" : "")}");
                }

                foreach (var a in book.Appraisals.Where(a => a.Checklist == list.Name && a.Criterion == criterion.Name).OrderBy(static a => a.Strategy, StringComparer.Ordinal).ThenBy(static a => a.Role, StringComparer.Ordinal))
                {
                    terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {(a.Strategy is null ? "" : $"{a.Strategy}, ")}{a.Role}: {a.Low:0.##} to {a.High:0.##}, {100 * a.Confidence:0} % sure. {a.Evidence}{(a.Dissent is null ? "" : $" Dissent: {a.Dissent}")}"));
                }
            }
        }

        var disagreements = book.Disagreements();
        if (disagreements.Count > 0)
        {
            terminal.Line();
            terminal.Line("Where roles disagree");
            foreach (var disagreement in disagreements)
            {
                terminal.Line(disagreement.Sentence);
            }
        }
    }

    private static object AsJson(AppraisalBook book, RecordEvidence evidence) => new
    {
        situation = book.Situation,
        asOf = book.AsOf,
        strategies = book.Strategies,
        checklists = book.Lists().Select(l => new
        {
            name = l.Name,
            title = l.Title,
            about = l.Subject == ChecklistSubject.Strategy ? "strategy" : "situation",
            source = l.Source,
            criteria = l.Criteria.Select(c => new
            {
                name = c.Name,
                question = c.Question,
                evidence = c.Evidence,
                grades = c.Grades,
                source = c.Source,
                record = c.Record.SelectMany(evidence.For),
                appraisals = book.Appraisals.Where(a => a.Checklist == l.Name && a.Criterion == c.Name),
            }),
        }),
        disagreements = book.Disagreements().Select(static d => new { strategy = d.Strategy, checklist = d.Checklist, criterion = d.Criterion, roles = d.Appraisals.Select(static a => a.Role), apart = d.Apart, sentence = d.Sentence }),
    };

    private static Command Export(Terminal terminal)
    {
        var command = new Command("export", "The appraisals alone, one a row.");
        var file = File();
        var format = CommonOptions.Choice("--format", "How to print.", OutputFormat.Csv);
        command.Add(file);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var book = AppraisalFiles.Read(parsed.GetValue(file)!);
            new Listing<Appraisal>()
                .Column("Strategy", "strategy", static a => a.Strategy)
                .Column("Checklist", "checklist", static a => a.Checklist)
                .Column("Criterion", "criterion", static a => a.Criterion)
                .Column("Role", "role", static a => a.Role)
                .Column("Low", "low", static a => a.Low)
                .Column("High", "high", static a => a.High)
                .Column("Confidence", "confidence", static a => a.Confidence)
                .Column("Evidence", "evidence", static a => a.Evidence)
                .Column("Dissent", "dissent", static a => a.Dissent)
                .Print(terminal, parsed.GetValue(format), book.Appraisals.ToList(), () => book.Appraisals);
        });
        return command;
    }
}
