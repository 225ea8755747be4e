using System.CommandLine;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Doctrine.Beliefs;
using Forestall.Doctrine.Replay;
using static System.FormattableString;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall replay believe</c>: what one must believe for each doctrine to be best.</summary>
internal static class ReplayBelieveCommand
{
    private const int ParametersChosen = 6;

    /// <summary>An answer to a question on which studies disagree, and what came of it.</summary>
    private sealed record Answered(string Question, string Answer, bool Taken, IReadOnlyList<double> MeanLoss, IReadOnlyList<double> ShareBest);

    private sealed record Boxed(string Option, PrimBox Box, PrimFit Elsewhere);

    public static Command Create(Terminal terminal)
    {
        var command = new Command("believe", "What one must believe for each doctrine to be best: how often each is, break-even values of the parameters that matter, a map over two of them, the region in which each doctrine is best (PRIM), the answers to the questions on which studies disagree, and regret.");
        var options = new ReplayOptions(command, draws: 2048, alwaysExpected: true);
        var loss = new ReplayLossOptions(command);
        var parameters = new Option<string[]>("--parameter") { Description = $"A parameter whose break-even is wanted, such as mediation.harm; give it several times. The {ParametersChosen} that matter most when left out.", HelpName = "NAME" };
        var points = new Option<int>("--points") { Description = "Points of each curve, and of each side of the map.", HelpName = "N", DefaultValueFactory = static _ => 11 };
        var format = CommonOptions.Format();
        command.Add(parameters);
        command.Add(points);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var replay = options.Model(parsed, terminal);
            var lost = loss.Read(parsed);
            using var model = new ReplayBelief(replay, lost);
            var count = (int)Math.Min(options.Draws(parsed), 1 << 20);
            var run = new BeliefRun(options.Seed(parsed), options.Threads(parsed), Cancellation: terminal.Cancellation);
            var draws = BeliefDraws.Of(model, count, Showing("drawing"));
            var chosen = Chosen(model, draws, parsed.GetValue(parameters) ?? []);
            var settings = new BreakEvenSettings { Draws = Math.Max(2, Math.Min(count, 1024)), Points = parsed.GetValue(points) }.Checked();
            var curves = chosen.ConvertAll(i => BreakEven.Of(model, i, settings, Showing($"varying {model.Inputs[i].Name}")));
            var map = chosen.Count < 2 ? null : BreakEven.Map(model, chosen[0], chosen[1], settings with { Draws = Math.Max(2, Math.Min(count, 256)) }, Showing("mapping"));
            var boxes = Boxes(model, draws, BeliefDraws.Of(model, count, Showing("drawing anew") with { Seed = run.Seed + 1 }), terminal.Cancellation);
            var answered = Answers(replay, lost, Math.Max(2, Math.Min(count, 1024)), Showing("answering otherwise"));
            terminal.EndProgress();
            var regret = Regret.Of(draws);
            var worth = ValueOfInformation.Of(draws, [], new InformationSettings { Outer = 256, Inner = 32, Bins = Math.Clamp(count / 16, 2, 16) }, Showing("weighing what could be known"));
            terminal.EndProgress();
            if (parsed.GetValue(format) == OutputFormat.Json)
            {
                terminal.Line(Json.Text(AsJson(replay, model, lost, count, regret, curves, map, boxes, answered, worth)));
                return;
            }

            Print(model, lost, count, regret, curves, map, boxes, answered, worth, parsed.GetValue(format), terminal);

            BeliefRun Showing(string what) => run with { Progress = share => terminal.Progress(what, share) };
        });
        return command;
    }

    /// <summary>The parameters asked for, or those with which the difference between the two best doctrines goes most.</summary>
    private static List<int> Chosen(ReplayBelief model, BeliefDraws draws, string[] names)
    {
        if (names.Length > 0)
        {
            return [.. names.Distinct(StringComparer.Ordinal).Select(name => model.Inputs.Index().Where(i => i.Item.Name == name).Select(static i => (int?)i.Index).FirstOrDefault()
                ?? throw new UsageException($"'{name}' is no uncertain parameter of these doctrines; 'forestall replay sensitivity --format csv' lists them."))];
        }

        var ranked = Enumerable.Range(0, model.Options.Count).OrderBy(k => draws.Losses(k).ToArray().Average()).ToList();
        if (ranked.Count < 2)
        {
            return [];
        }

        var difference = draws.Losses(ranked[0]).ToArray().Zip(draws.Losses(ranked[1]).ToArray(), static (a, b) => a - b).ToArray();
        return [.. Enumerable.Range(0, model.Inputs.Count).Where(i => model.Inputs[i].Touches != 0 && !model.Inputs[i].Distribution.IsCertain)
            .OrderByDescending(i => Math.Abs(MathNet.Numerics.Statistics.Correlation.Pearson(draws.Units(i), difference)))
            .Take(ParametersChosen)];
    }

    private static List<Boxed> Boxes(ReplayBelief model, BeliefDraws draws, BeliefDraws others, CancellationToken cancellation)
    {
        var found = new List<Boxed>();
        for (var k = 0; k < model.Options.Count; k++)
        {
            var best = draws.IsBest(k).ToArray();
            if (best.Count(static b => b) < 20)
            {
                continue;
            }

            foreach (var finding in Prim.Of(PrimColumn.Of(draws), best, new PrimSettings(), cancellation))
            {
                found.Add(new Boxed(model.Options[k], finding.Box, finding.Box.Measure(PrimColumn.Of(others), [.. others.IsBest(k)])));
            }
        }

        return found;
    }

    private static List<Answered> Answers(ReplayModel replay, ReplayLoss loss, int count, BeliefRun run)
    {
        var answered = new List<Answered>();
        foreach (var question in replay.Instruments.Questions)
        {
            foreach (var answer in question.Answers)
            {
                var answers = new Dictionary<string, string>(replay.Answers, StringComparer.Ordinal) { [question.Name] = answer };
                using var model = new ReplayBelief(new ReplayModel(replay.History, replay.Instruments, replay.Doctrines, replay.Settings with { Answers = answers }), loss);
                var draws = BeliefDraws.Of(model, count, run);
                var regret = Regret.Of(draws);
                answered.Add(new Answered(question.Name, answer, replay.Answers[question.Name] == answer, [.. Enumerable.Range(0, model.Options.Count).Select(k => draws.Losses(k).ToArray().Average())], [.. regret.Options.Select(static o => o.ShareBest)]));
            }
        }

        return answered;
    }

    private static void Print(ReplayBelief model, ReplayLoss loss, int count, Regret regret, List<BreakEvenCurve> curves, BestOptionMap? map, List<Boxed> boxes, List<Answered> answered, InformationValue worth, OutputFormat format, Terminal terminal)
    {
        var table = format == OutputFormat.Table;
        if (table)
        {
            terminal.Line(Invariant($"Who is best, by {loss.InWords()}, in {count:N0} draws with harm thinned in expectation"));
        }

        new Listing<OptionRegret>()
            .Column("Doctrine", "doctrine", r => model.Options[r.Option])
            .Column("Best in", "share_best", static r => r.ShareBest, static r => WarningSentences.Percent(r.ShareBest))
            .Column("Mean regret", "regret_mean", static r => r.Mean, static r => Invariant($"{r.Mean:N0}"))
            .Column("Regret 5 %", "regret_p5", static r => r.P5, static r => Invariant($"{r.P5:N0}"))
            .Column("50 %", "regret_p50", static r => r.P50, static r => Invariant($"{r.P50:N0}"))
            .Column("95 %", "regret_p95", static r => r.P95, static r => Invariant($"{r.P95:N0}"))
            .Column("Greatest", "regret_greatest", static r => r.Greatest, static r => Invariant($"{r.Greatest:N0}"))
            .Print(terminal, format, [.. regret.Options], () => regret.Options);
        if (!table)
        {
            return;
        }

        terminal.Line(Invariant($"Who chooses by the greatest regret takes {model.Options[regret.Minimax]}, by its 95th percentile {model.Options[regret.MinimaxP95]}, by the mean {model.Options[worth.BestNow]}; knowing every parameter first would spare {worth.Parameters.Value:N0} on average (standard error {worth.Parameters.StandardError:N0})."));
        terminal.Line();
        terminal.Line("Break-even: where the doctrine with the least mean loss changes along one parameter, all else as drawn");
        foreach (var curve in curves)
        {
            terminal.Line($"  {Along(model, curve)}");
        }

        if (map is not null)
        {
            terminal.Line();
            terminal.Line($"The best doctrine over {model.Inputs[map.Across].Name} (across) and {model.Inputs[map.Up].Name} (up); small letters are undecided, less than two standard errors ahead");
            foreach (var line in MapLines(model, map))
            {
                terminal.Line($"  {line}");
            }
        }

        terminal.Line();
        terminal.Line("Where each doctrine is best (PRIM): the limits of a box in which it is best more often than elsewhere");
        foreach (var box in boxes)
        {
            terminal.Line($"  {Box(box)}");
        }

        terminal.Line();
        terminal.Line("Under each answer to the questions on which studies disagree, one changed at a time: share of draws in which each doctrine is best, and the one with the least mean loss");
        var listing = new Listing<Answered>()
            .Column("Question", "question", static a => a.Question)
            .Column("Answer", "answer", static a => a.Answer, static a => a.Taken ? $"{a.Answer} (taken)" : a.Answer);
        for (var k = 0; k < model.Options.Count; k++)
        {
            var option = k;
            listing.Column(model.Options[k], model.Options[k], a => a.ShareBest[option], a => WarningSentences.Percent(a.ShareBest[option]));
        }

        listing.Column("Least mean loss", "least", a => model.Options[a.MeanLoss.Index().MinBy(static m => m.Item).Index]);
        terminal.Write(listing.Table(answered));
        terminal.Line("Methods: docs/methods/break-even.md, docs/methods/scenario-discovery.md, docs/methods/value-of-information.md; the replay itself: docs/methods/replay.md.");
    }

    private static string Along(ReplayBelief model, BreakEvenCurve curve)
    {
        var input = model.Inputs[curve.Input];
        var (first, last) = (curve.Points[0], curve.Points[^1]);
        var range = Invariant($"{input.Name}, {first.Value:0.###} to {last.Value:0.###}");
        if (curve.Changes.Count == 0)
        {
            var sure = curve.Points.All(static p => p.Margin >= 2) ? string.Empty : ", though not everywhere by two standard errors";
            return $"{range}: {model.Options[first.Best]} is best throughout{sure}.";
        }

        return $"{range}: {string.Join("; ", curve.Changes.Select(c => Invariant($"{model.Options[c.From]} up to {c.Value.Value:0.###} ({c.Value.Low:0.###} – {c.Value.High:0.###}), then {model.Options[c.To]}{(c.Share < 0.9 ? Invariant($" (in {100 * c.Share:N0} % of resamples only)") : string.Empty)}")))}.";
    }

    private static string Box(Boxed box) =>
        Invariant($"{box.Option}: {(box.Box.Limits.Count == 0 ? "no limit sets it apart" : string.Join(", ", box.Box.Limits.Select(static l => l.InWords())))}; best in {100 * box.Elsewhere.Density:N0} % of the new draws in the box, which holds {100 * box.Elsewhere.Mass:N0} % of all draws and {100 * box.Elsewhere.Coverage:N0} % of those in which it is best.");

    private static IEnumerable<string> MapLines(ReplayBelief model, BestOptionMap map)
    {
        for (var up = map.UpValues.Count - 1; up >= 0; up--)
        {
            var cells = map.Cells[up].Select(c => c.Decided ? Letter(c.Best) : char.ToLowerInvariant(Letter(c.Best)));
            yield return Invariant($"{map.UpValues[up],8:0.###}  {string.Join(' ', cells)}");
        }

        yield return Invariant($"{string.Empty,8}  from {map.AcrossValues[0]:0.###} to {map.AcrossValues[^1]:0.###}; {string.Join(", ", model.Options.Select((o, k) => $"{Letter(k)} {o}"))}");

        static char Letter(int option) => (char)('A' + option);
    }

    private static object AsJson(ReplayModel replay, ReplayBelief model, ReplayLoss loss, int count, Regret regret, List<BreakEvenCurve> curves, BestOptionMap? map, List<Boxed> boxes, List<Answered> answered, InformationValue worth) => new
    {
        seed = replay.Settings.Seed,
        draws = count,
        recordVersion = replay.History.RecordVersion,
        instrumentsVersion = replay.Instruments.Version,
        answers = ReplayBeliefJson.Answers(replay),
        loss = loss.InWords(),
        doctrines = regret.Options.Select(r => new { name = model.Options[r.Option], shareBest = r.ShareBest, regret = new { mean = r.Mean, p5 = r.P5, p50 = r.P50, p95 = r.P95, greatest = r.Greatest } }),
        minimaxRegret = model.Options[regret.Minimax],
        leastExpectedLoss = model.Options[worth.BestNow],
        valueOfPerfectInformation = new { value = worth.Parameters.Value, standardError = worth.Parameters.StandardError, upper = worth.Parameters.Upper },
        breakEven = curves.Select(c => new
        {
            parameter = model.Inputs[c.Input].Name,
            points = c.Points.Select(p => new { value = p.Value, meanLoss = p.MeanLoss, best = model.Options[p.Best], margin = double.IsFinite(p.Margin) ? p.Margin : (double?)null }),
            changes = c.Changes.Select(x => new { from = model.Options[x.From], to = model.Options[x.To], value = ReplayBeliefJson.Of(x.Value), share = x.Share }),
        }),
        map = map is null ? null : new
        {
            across = model.Inputs[map.Across].Name,
            up = model.Inputs[map.Up].Name,
            acrossValues = map.AcrossValues,
            upValues = map.UpValues,
            cells = map.Cells.Select(row => row.Select(c => new { best = model.Options[c.Best], decided = c.Decided })),
        },
        regions = boxes.Select(b => new
        {
            doctrine = b.Option,
            limits = b.Box.Limits.Select(static l => new { parameter = l.Name, low = l.Low, high = l.High, quasiP = l.QuasiP }),
            density = b.Elsewhere.Density,
            coverage = b.Elsewhere.Coverage,
            mass = b.Elsewhere.Mass,
            densityWhereFound = b.Box.Fit.Density,
            coverageWhereFound = b.Box.Fit.Coverage,
        }),
        answersOtherwise = answered.Select(a => new
        {
            question = a.Question,
            answer = a.Answer,
            taken = a.Taken,
            doctrines = model.Options.Select((o, k) => new { name = o, shareBest = a.ShareBest[k], meanLoss = a.MeanLoss[k] }),
        }),
    };
}
