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

/// <summary>What one must believe for one of two doctrines to be better.</summary>
/// <param name="Options">The two.</param>
/// <param name="Loss">What is held against them, in words.</param>
/// <param name="Draws">How many draws.</param>
/// <param name="Regret">How often each is best, and its regret.</param>
/// <param name="Inputs">All uncertain parameters.</param>
/// <param name="Curves">Curves of the parameters with which their difference goes most, most first.</param>
/// <param name="Answers">Under other answers, one changed at a time.</param>
public sealed record Believed(IReadOnlyList<string> Options, string Loss, int Draws, Regret Regret, IReadOnlyList<UncertainInput> Inputs, IReadOnlyList<BreakEvenCurve> Curves, IReadOnlyList<AnsweredOtherwise> Answers);

/// <summary>What one must believe, found in the background.</summary>
/// <param name="bench">What it stands on.</param>
/// <param name="jobs">Where it runs.</param>
internal sealed class BelieveJobs(LabBench bench, LabJobs jobs)
{
    private const int CurvesDrawn = 8;
    private const int Points = 9;
    private const int FewestDraws = 64;
    private const int MostDraws = 256;

    /// <summary>The comparison of two doctrines of a set-up: kept, under way, or begun now.</summary>
    /// <exception cref="InputException">The doctrines are not two of the set-up, or too much work is waiting.</exception>
    public LabJob Ask(LabSetUp setUp, string one, string other, ReplayLoss loss)
    {
        foreach (var name in new[] { one, other })
        {
            if (setUp.Doctrines.All(d => d.Name != name))
            {
                throw new InputException($"'{name}' is no doctrine of this set-up; choose among {string.Join(", ", setUp.Doctrines.Select(static d => d.Name))}.");
            }
        }

        if (one == other)
        {
            throw new InputException($"'{one}' cannot be set against itself; choose two doctrines.");
        }

        _ = bench.History(setUp.From);
        return jobs.Ask($"believe-{setUp.Key}-{one}-{other}-{loss.InWords()}", WorkLength.Long, job => Find(setUp, one, other, loss, job));
    }

    private Believed Find(LabSetUp setUp, string one, string other, ReplayLoss loss, LabJob job)
    {
        var model = new ReplayModel(
            bench.History(setUp.From),
            setUp.Instruments(bench),
            [setUp.Doctrines.First(d => d.Name == one), setUp.Doctrines.First(d => d.Name == other)],
            setUp.Settings(bench) with { Expected = true });
        var count = (int)Math.Clamp(setUp.Draws, FewestDraws, MostDraws);
        var answers = model.Instruments.Questions.Sum(static q => q.Answers.Count);
        var (done, steps) = (0, 1 + CurvesDrawn + answers);
        using var belief = new ReplayBelief(model, loss);
        var draws = BeliefDraws.Of(belief, count, Step("drawing"));
        var difference = draws.Losses(0).ToArray().Zip(draws.Losses(1).ToArray(), static (a, b) => a - b).ToArray();
        var chosen = Enumerable.Range(0, belief.Inputs.Count)
            .Where(i => belief.Inputs[i].Touches != 0 && !belief.Inputs[i].Distribution.IsCertain)
            .OrderByDescending(i => Math.Abs(Correlation.Pearson(draws.Units(i), difference)))
            .Take(CurvesDrawn)
            .ToList();
        steps = 1 + chosen.Count + answers;
        var settings = new BreakEvenSettings { Draws = count, Points = Points };
        var curves = chosen.ConvertAll(i => BreakEven.Of(belief, i, settings, Step("varying one parameter after the other")));
        var answered = Answered(model, loss, count, () => Step("answering otherwise"));
        return new Believed(belief.Options, loss.InWords(), count, Regret.Of(draws), belief.Inputs, curves, answered);

        BeliefRun Step(string what)
        {
            var before = done++;
            return new BeliefRun(setUp.Seed, bench.Workspace.Settings.ReplayThreads, share => job.Report(what, (long)(100 * (before + share) / steps), 100), job.Cancellation);
        }
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
