using Forestall.Doctrine.Beliefs;
using Forestall.Doctrine.Replay;
using MathNet.Numerics.Statistics;

namespace Forestall.Workbench.Lab;

/// <summary>Two doctrines under an answer to a question on which studies disagree.</summary>
/// <param name="Asks">The question.</param>
/// <param name="Answer">The answer.</param>
/// <param name="IsTaken">Whether it is the one taken.</param>
/// <param name="ShareBest">Share of draws in which each doctrine loses least.</param>
/// <param name="MeanLoss">The mean loss of each.</param>
public sealed record AnsweredOtherwise(string Asks, string Answer, bool IsTaken, IReadOnlyList<double> ShareBest, IReadOnlyList<double> MeanLoss);

/// <summary>A region of what one may believe in which a doctrine is better more often than elsewhere.</summary>
/// <param name="Option">The place of the doctrine.</param>
/// <param name="Box">Its limits, with their fit on the draws on which they were found.</param>
/// <param name="Elsewhere">Its fit on as many new draws.</param>
public sealed record BetterRegion(int Option, PrimBox Box, PrimFit Elsewhere);

/// <summary>What one must believe for one of two doctrines to be better.</summary>
/// <param name="Options">The two.</param>
/// <param name="Loss">What is held against them, in words.</param>
/// <param name="Seed">The seed.</param>
/// <param name="InstrumentsVersion">Version of the instruments, with what is believed otherwise.</param>
/// <param name="Draws">How many draws of everything that is uncertain.</param>
/// <param name="CurveDraws">How many at each point of a curve.</param>
/// <param name="MapDraws">How many in each cell of the map.</param>
/// <param name="Regret">How often each is best, and its regret.</param>
/// <param name="Inputs">All uncertain parameters.</param>
/// <param name="Curves">Curves of the parameters with which their difference goes most, most first.</param>
/// <param name="Map">The better of the two over the first two of these parameters; null where there are not two.</param>
/// <param name="Regions">Where each is better; a doctrine that is seldom better has none.</param>
/// <param name="Answers">Under other answers, one changed at a time.</param>
public sealed record Believed(
    IReadOnlyList<string> Options,
    string Loss,
    ulong Seed,
    string InstrumentsVersion,
    int Draws,
    int CurveDraws,
    int MapDraws,
    Regret Regret,
    IReadOnlyList<UncertainInput> Inputs,
    IReadOnlyList<BreakEvenCurve> Curves,
    BestOptionMap? Map,
    IReadOnlyList<BetterRegion> Regions,
    IReadOnlyList<AnsweredOtherwise> Answers);

/// <summary>What one must believe, found in the background.</summary>
/// <param name="bench">What it stands on.</param>
/// <param name="jobs">Where it runs.</param>
internal sealed class BelieveJobs(LabBench bench, BackgroundJobs jobs)
{
    /// <summary>A doctrine that is better in fewer draws has no region: there is too little to find one from.</summary>
    public const int FewestBetter = 20;

    private const string Kind = "believe-";
    private const int CurvesDrawn = 8;
    private const int Points = 9;
    private const int FewestDraws = 64;
    private const int MostDraws = 1024;
    private const int MostCurveDraws = 256;
    private const int MostMapDraws = 64;

    /// <summary>The comparison of two doctrines of a set-up: kept, under way, or begun now.</summary>
    /// <exception cref="InputException">The set-up cannot be replayed, or too much work is waiting.</exception>
    public BackgroundJob Ask(LabSetUp setUp, DoctrinePair pair)
    {
        _ = bench.History(setUp.From);
        return jobs.Ask(Kind + Name(setUp, pair), JobLane.Beliefs, job => Find(setUp, pair, job));
    }

    /// <summary>Begins a comparison again that failed or was cancelled.</summary>
    public BackgroundJob Again(LabSetUp setUp, DoctrinePair pair)
    {
        jobs.Forget(Kind + Name(setUp, pair));
        return Ask(setUp, pair);
    }

    /// <summary>What was found, by the name of its work.</summary>
    /// <exception cref="InputException">It is not kept, or not done.</exception>
    public Believed Found(string name) => jobs.Find(Kind + name)?.Answer<Believed>()
        ?? throw new InputException("that comparison is not done, or no longer kept; open its page in the lab again.");

    /// <summary>What the address of its pictures asks.</summary>
    public static string Figure(LabSetUp setUp, DoctrinePair pair) => $"?believed={Uri.EscapeDataString(Name(setUp, pair))}";

    private static string Name(LabSetUp setUp, DoctrinePair pair) => $"{setUp.Key}-{pair.Key}";

    private Believed Find(LabSetUp setUp, DoctrinePair pair, BackgroundJob job)
    {
        var model = pair.Model(setUp, bench);
        var count = (int)Math.Clamp(setUp.Draws, FewestDraws, MostDraws);
        var (curveDraws, mapDraws) = (Math.Min(count, MostCurveDraws), Math.Min(count, MostMapDraws));
        using var belief = new ReplayBelief(model, pair.Loss);
        var steps = new WorkSteps(job, setUp.Seed, bench.Workspace.Settings.ReplayThreads);
        var answers = model.Instruments.Questions.Sum(static q => q.Answers.Count);
        var (drawing, varying, mapping, answering) = (2.0 * count, (double)CurvesDrawn * Points * curveDraws, (double)Points * Points * mapDraws, (double)answers * curveDraws);
        steps.Plan(drawing + varying + mapping + answering);
        var draws = BeliefDraws.Of(belief, count, steps.Next("drawing", count));
        var others = BeliefDraws.Of(belief, count, steps.Next("drawing anew", count) with { Seed = setUp.Seed + 1 });
        var chosen = Chosen(belief, draws);
        var settings = new BreakEvenSettings { Draws = curveDraws, Points = Points };
        var curves = chosen.ConvertAll(i => BreakEven.Of(belief, i, settings, steps.Next("varying one parameter after the other", varying / chosen.Count)));
        var map = chosen.Count < 2 ? null : BreakEven.Map(belief, chosen[0], chosen[1], settings with { Draws = mapDraws }, steps.Next("varying two parameters together", mapping));
        var answered = Answered(model, pair.Loss, curveDraws, () => steps.Next("answering otherwise", curveDraws));
        return new Believed(belief.Options, pair.Loss.InWords(), setUp.Seed, model.Instruments.Version, count, curveDraws, mapDraws, Regret.Of(draws), belief.Inputs, curves, map, Regions(draws, others, job.Cancellation), answered);
    }

    /// <summary>The parameters with which the difference goes most, most first.</summary>
    private static List<int> Chosen(ReplayBelief belief, BeliefDraws draws)
    {
        var difference = draws.Losses(0).ToArray().Zip(draws.Losses(1).ToArray(), static (a, b) => a - b).ToArray();
        return
        [
            .. Enumerable.Range(0, belief.Inputs.Count)
                .Where(i => belief.Inputs[i].Touches != 0 && !belief.Inputs[i].Distribution.IsCertain)
                .OrderByDescending(i => Math.Abs(Correlation.Pearson(draws.Units(i), difference)))
                .Take(CurvesDrawn),
        ];
    }

    private static List<BetterRegion> Regions(BeliefDraws draws, BeliefDraws others, CancellationToken cancellation)
    {
        var found = new List<BetterRegion>();
        var (columns, elsewhere) = (PrimColumn.Of(draws), PrimColumn.Of(others));
        for (var k = 0; k < draws.Model.Options.Count; k++)
        {
            var better = draws.IsBest(k).ToArray();
            if (better.Count(static b => b) >= FewestBetter)
            {
                found.AddRange(Prim.Of(columns, better, new PrimSettings(), cancellation).Select(f => new BetterRegion(k, f.Box, f.Box.Measure(elsewhere, [.. others.IsBest(k)]))));
            }
        }

        return found;
    }

    private static List<AnsweredOtherwise> Answered(ReplayModel model, ReplayLoss loss, int count, Func<BeliefRun> run)
    {
        var answered = new List<AnsweredOtherwise>();
        foreach (var question in model.Instruments.Questions)
        {
            foreach (var answer in question.Answers)
            {
                var answers = new Dictionary<string, string>(model.Answers, StringComparer.Ordinal) { [question.Name] = answer };
                using var otherwise = new ReplayBelief(new ReplayModel(model.History, model.Instruments, model.Doctrines, model.Settings with { Answers = answers }), loss);
                var draws = BeliefDraws.Of(otherwise, count, run());
                answered.Add(new AnsweredOtherwise(question.Asks, answer, model.Answers[question.Name] == answer, [.. Regret.Of(draws).Options.Select(static o => o.ShareBest)], [.. Enumerable.Range(0, model.Doctrines.Count).Select(k => draws.Losses(k).ToArray().Average())]));
            }
        }

        return answered;
    }
}
