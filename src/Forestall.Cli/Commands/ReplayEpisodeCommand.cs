using System.CommandLine;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Doctrine.Replay;
using Forestall.Record;
using Forestall.Record.Thresholds;
using static System.FormattableString;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall replay episode</c>: one recorded episode told out under each doctrine.</summary>
internal static class ReplayEpisodeCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("episode", "One recorded episode told out: what the rules saw, which instruments came when, and what came of it under each doctrine.");
        var name = new Argument<string>("EPISODE") { Description = "The crossing that begins it, such as SRB-1998-05, or a name such as Kosovo or Rwanda where there is one episode of that name." };
        command.Add(name);
        var options = new ReplayOptions(command, EpisodeStory.DefaultDraws);
        var format = CommonOptions.Format();
        command.Add(format);
        command.SetAction(parsed =>
        {
            var draws = options.Draws(parsed) is <= EpisodeStory.MostDraws and var count ? (int)count : throw new UsageException(Invariant($"an episode can be told from at most {EpisodeStory.MostDraws:N0} draws; choose fewer with --draws."));
            var record = CommonOptions.ReadRecord(parsed);
            var onset = Find(record, parsed.GetValue(name)!);
            var model = options.Model(parsed, terminal);
            terminal.Progress($"telling {onset.Id}");
            var story = EpisodeStory.Of(model, onset.Id, draws, options.Threads(parsed), terminal.Cancellation);
            terminal.EndProgress();
            Print(story, model, parsed.GetValue(format), terminal);
        });
        return command;
    }

    /// <summary>The onset with an id, or the only one with a name: of a theatre, or of a situation.</summary>
    private static Crossing Find(ViolenceRecord record, string name)
    {
        var onsets = Crossings.Find(record, RubiconSettings.Default).Where(static c => c.Kind == CrossingKind.Onset).ToList();
        if (onsets.FirstOrDefault(o => string.Equals(o.Id, name.Trim(), StringComparison.OrdinalIgnoreCase)) is { } exact)
        {
            return exact;
        }

        var remembered = Theatres.Named(name);
        var found = onsets.Where(o => remembered.Contains(o.Id, StringComparer.Ordinal)).ToList();
        if (found.Count == 0)
        {
            var situation = record.Find(name);
            found = [.. onsets.Where(o => o.Situation.Code == situation.Code)];
        }

        return found.Count switch
        {
            1 => found[0],
            0 => throw new InputException($"{name} has no episode in this record; 'forestall rubicon list --kind onset' lists them."),
            _ => throw new InputException($"{name} has {found.Count} episodes; choose one of {string.Join(", ", found.Select(static o => o.Id))}."),
        };
    }

    private static void Print(EpisodeStory story, ReplayModel model, OutputFormat format, Terminal terminal)
    {
        var rows = story.Doctrines.SelectMany(static d => d.Instruments.Select(i => (d.Doctrine.Name, i))).ToList();
        if (format == OutputFormat.Table)
        {
            terminal.Line(Invariant($"{story.Crossing.Id}, {story.Draws:N0} draws, seed {model.Settings.Seed} (record {model.History.RecordVersion}, instruments {model.Instruments.Version})"));
            foreach (var sentence in StorySentences.History(story).Concat(story.Doctrines.SelectMany(d => StorySentences.Of(d, story))))
            {
                terminal.Line(sentence);
            }

            terminal.Line();
            terminal.Line("What came of it");
            terminal.Write(Outcomes(story).Table([.. story.Doctrines]));
            terminal.Line("Instruments, by share of the draws (before: in the months told before the crossing; after: from the crossing to the end of the episode)");
        }

        Instruments().Print(terminal, format, rows, () => StoryJson.Of(story, model));
    }

    private static Listing<DoctrineStory> Outcomes(EpisodeStory story) => new Listing<DoctrineStory>()
        .Column("Doctrine", "doctrine", static d => d.Doctrine.Name)
        .Column("Prevented", "prevented", static d => d.Prevented, static d => Share(d.Prevented))
        .Column("Deaths recorded", "recorded", _ => story.Recorded)
        .Column("Deaths remaining", "remaining", static d => d.DeathsRemaining.P50, static d => Invariant($"{d.DeathsRemaining.P50:N0} ({d.DeathsRemaining.P5:N0} – {d.DeathsRemaining.P95:N0})"))
        .Column("Harm before coercion, where it came", "harm_share", static d => d.HarmShareBeforeCoercion?.P50, static d => d.HarmShareBeforeCoercion is { } s ? $"{Share(s.P50)} ({Share(s.P5)} – {Share(s.P95)})" : "never came")
        .Column("Episodes begun by backfire", "begun", static d => d.BegunByBackfire, static d => Share(d.BegunByBackfire));

    private static Listing<(string Doctrine, InstrumentStory Story)> Instruments() => new Listing<(string Doctrine, InstrumentStory Story)>()
        .Column("Doctrine", "doctrine", static r => r.Doctrine)
        .Column("Instrument", "instrument", static r => r.Story.Instrument.Name)
        .Column("Decided before", "decided_before", static r => r.Story.DecidedBefore, static r => Share(r.Story.DecidedBefore))
        .Column("Refused", "refused_before", static r => r.Story.RefusedBefore, static r => Share(r.Story.RefusedBefore))
        .Column("In place", "in_place_before", static r => r.Story.InPlaceBefore, static r => Share(r.Story.InPlaceBefore))
        .Column("At the crossing", "in_place_at_crossing", static r => r.Story.InPlaceAtCrossing, static r => Share(r.Story.InPlaceAtCrossing))
        .Column("Decided after", "decided_after", static r => r.Story.DecidedAfter, static r => Share(r.Story.DecidedAfter))
        .Column("Refused after", "refused_after", static r => r.Story.RefusedAfter, static r => Share(r.Story.RefusedAfter))
        .Column("In place after", "in_place_after", static r => r.Story.InPlaceAfter, static r => Share(r.Story.InPlaceAfter))
        .Column("First in place, median month", "median_first_month", static r => r.Story.MedianFirstMonth, static r => r.Story.MedianFirstMonth is { } m ? Invariant($"{m:+0;−0;0}") : "never");

    private static string Share(double share) => share == 0 ? "0" : WarningSentences.Percent(share);
}
