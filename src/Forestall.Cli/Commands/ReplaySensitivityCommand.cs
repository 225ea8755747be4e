using System.CommandLine;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Doctrine.Beliefs;
using Forestall.Doctrine.Replay;
using static System.FormattableString;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall replay sensitivity</c>: which parameters drive the choice, and what it would be worth to know them.</summary>
internal static class ReplaySensitivityCommand
{
    private const int Shown = 15;

    private sealed record Line(string What, string Name, SobolIndex Index, InformationWorth? Worth);

    public static Command Create(Terminal terminal)
    {
        var command = new Command("sensitivity", "Which parameters drive the difference between two doctrines (Sobol indices with intervals), and what it would be worth to know them before choosing (expected value of perfect information).");
        var options = new ReplayOptions(command, draws: null, alwaysExpected: true);
        var loss = new ReplayLossOptions(command);
        var samples = new Option<int>("--samples") { Description = "Rows of each base sample; 16384 takes some minutes.", HelpName = "N", DefaultValueFactory = static _ => 1024 };
        var of = new Option<string?>("--of") { Description = "The doctrine whose loss is explained; the two with the least mean loss are compared when left out.", HelpName = "DOCTRINE" };
        var against = new Option<string?>("--against") { Description = "The doctrine it is compared with; its own loss alone is explained when left out beside --of.", HelpName = "DOCTRINE" };
        var noInformation = new Option<bool>("--no-information") { Description = "Leave out the value of information." };
        var format = CommonOptions.Format();
        command.Add(samples);
        command.Add(of);
        command.Add(against);
        command.Add(noInformation);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var settings = new SobolSettings { Samples = parsed.GetValue(samples) }.Checked();
            var replay = options.Model(parsed, terminal);
            using var model = new ReplayBelief(replay, loss.Read(parsed));
            var run = new BeliefRun(options.Seed(parsed), options.Threads(parsed), share => terminal.Progress("varying the parameters", share), terminal.Cancellation);
            var draws = BeliefDraws.Of(model, Math.Max(settings.Samples, 512), run);
            var output = Output(model, draws, parsed.GetValue(of), parsed.GetValue(against));
            var groups = Groups(model);
            var analysis = SobolIndices.Of(model, [output], groups, settings, run)[0];
            var information = parsed.GetValue(noInformation) ? null
                : ValueOfInformation.Of(draws, groups, new InformationSettings { Outer = 256, Inner = 32 }, run with { Progress = share => terminal.Progress("weighing what could be known", share) });
            terminal.EndProgress();
            Print(replay, model, loss.Read(parsed), settings, analysis, information, parsed.GetValue(format), terminal);
        });
        return command;
    }

    private static List<InputGroup> Groups(ReplayBelief model) =>
        [.. InputGroup.Of(model).Select(static g => g with { Name = $"all of {g.Name}" }), .. model.ByKind.Where(static g => g.Name != "together")];

    private static SobolOutput Output(ReplayBelief model, BeliefDraws draws, string? of, string? against)
    {
        if (of is null && against is not null)
        {
            throw new UsageException("--against needs a doctrine to compare with; add --of.");
        }

        if (of is not null)
        {
            return new SobolOutput(Place(of), against is null ? null : Place(against));
        }

        var ranked = Enumerable.Range(0, model.Options.Count).OrderBy(k => draws.Losses(k).ToArray().Average()).ToList();
        return ranked.Count == 1 ? new SobolOutput(0) : new SobolOutput(ranked[0], ranked[1]);

        int Place(string name) => model.Options.Index().Where(o => o.Item == name).Select(static o => (int?)o.Index).FirstOrDefault()
            ?? throw new UsageException($"'{name}' is not among the doctrines; choose one of {string.Join(", ", model.Options)}.");
    }

    private static void Print(ReplayModel replay, ReplayBelief model, ReplayLoss loss, SobolSettings settings, SobolAnalysis analysis, InformationValue? information, OutputFormat format, Terminal terminal)
    {
        var what = analysis.Output.Against is { } other ? $"{model.Options[analysis.Output.Option]} less {model.Options[other]}" : model.Options[analysis.Output.Option];
        var inputs = analysis.Inputs.OrderByDescending(static i => i.Total.Value).ThenBy(static i => i.Name, StringComparer.Ordinal).Select(i => new Line("parameter", i.Name, i, information?.Inputs.FirstOrDefault(w => w.Name == i.Name)?.Worth)).ToList();
        var groups = analysis.Groups.Select(i => new Line("group", i.Name, i, information?.Groups.FirstOrDefault(w => w.Name == i.Name)?.Worth)).ToList();
        var all = (List<Line>)[.. groups, new Line("luck", "luck", analysis.Luck, null), .. inputs];
        if (format == OutputFormat.Json)
        {
            terminal.Line(Json.Text(ReplayBeliefJson.Of(replay, loss, settings, what, analysis, information, model)));
            return;
        }

        if (format == OutputFormat.Table)
        {
            terminal.Line(Invariant($"What drives the {loss.InWords()}: {what}; mean {analysis.Mean:N0}, standard deviation {Math.Sqrt(analysis.Variance):N0}; {settings.Samples:N0} rows of each base sample, harm thinned in expectation, {100 * settings.Level:N0} % intervals"));
            all = [.. groups, new Line("luck", "luck", analysis.Luck, null), .. inputs.Take(Shown)];
        }

        new Listing<Line>()
            .Column("What", "what", static l => l.What)
            .Column("Name", "name", static l => l.Name)
            .Column("First-order", "first", static l => l.Index.First.Value, static l => Index(l.Index.First))
            .Column(header: null, "first_low", static l => l.Index.First.Low)
            .Column(header: null, "first_high", static l => l.Index.First.High)
            .Column("Total", "total", static l => l.Index.Total.Value, static l => Index(l.Index.Total))
            .Column(header: null, "total_low", static l => l.Index.Total.Low)
            .Column(header: null, "total_high", static l => l.Index.Total.High)
            .Column("Worth knowing, deaths", "worth", static l => l.Worth?.Value, static l => l.Worth is { } w ? Invariant($"{w.Value:N0} ± {w.StandardError:N0}") : string.Empty)
            .Column(header: null, "worth_standard_error", static l => l.Worth?.StandardError)
            .Print(terminal, format, all, () => all);
        if (format != OutputFormat.Table)
        {
            return;
        }

        if (inputs.Count > Shown)
        {
            terminal.Line($"{inputs.Count - Shown} parameters with smaller totals are left out; --format csv gives all.");
        }

        if (information is not null)
        {
            terminal.Line(Invariant($"As things stand {model.Options[information.BestNow]} has the least expected loss, {information.ExpectedLoss:N0}. Knowing every parameter before choosing would spare {information.Parameters.Value:N0} (standard error {information.Parameters.StandardError:N0}; at most about {information.Parameters.Upper:N0}); knowing luck as well, which nobody can, {information.Clairvoyance.Value:N0}."));
        }

        terminal.Line("First-order: the share of the variance that would go if it were known. Total: the share that would stay if all else were known. Methods: docs/methods/sobol-indices.md, docs/methods/value-of-information.md.");
    }

    private static string Index(Estimate e) => Invariant($"{e.Value:0.000} ({e.Low:0.000} – {e.High:0.000})");
}
