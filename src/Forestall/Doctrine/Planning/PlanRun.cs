using Forestall.Doctrine.Planning.Internals;

namespace Forestall.Doctrine.Planning;

/// <summary>Draws a plan path by path, on several threads. The result does not depend on the threads.</summary>
public static class PlanRun
{
    private const double ShareOfDraws = 0.5;

    /// <summary>Runs a plan.</summary>
    /// <param name="model">The strategies and what may come.</param>
    /// <param name="threads">How many threads, at least 1.</param>
    /// <param name="progress">Told the share that is done, 0 to 1, one call at a time but from any thread.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static PlanResult Run(PlanModel model, int threads, Action<double> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var history = model.History;
        var sample = new PlanSample(model.Settings.Draws, history.Paths, history.Months, model.Strategies.Count, model.Instruments.Instruments.Count);
        var later = model.Strategies.Skip(1).SelectMany(static s => Enumerable.Range(1, PlanSettings.LatestStart).Select(k => PlanModel.Later(s, k))).ToList();
        var (gate, done) = (new Lock(), 0);
        Parallel.For(0, history.Paths, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, path =>
        {
            new PlanPath(model, sample, later, path).Run();
            lock (gate)
            {
                done++;
                progress(ShareOfDraws * done / history.Paths);
            }
        });
        return Result(model, sample, new Beliefs.BeliefRun(model.Settings.Seed, threads, share => progress(ShareOfDraws + ((1 - ShareOfDraws) * share)), cancellation));
    }

    private static PlanResult Result(PlanModel model, PlanSample sample, Beliefs.BeliefRun run)
    {
        var history = model.History;
        var outcomes = Enumerable.Range(0, model.Strategies.Count).Select(s => Outcome(model, sample, s)).ToList();
        var pairs = from a in Enumerable.Range(0, outcomes.Count)
                    from b in Enumerable.Range(0, outcomes.Count)
                    where a != b
                    select Pair(model, sample, a, b);
        var kind = history.EpisodeSince is null ? DeadlineKind.Crossing : DeadlineKind.HalfOfHarm;
        return new PlanResult(
            model.Settings,
            history.RecordVersion,
            model.Instruments,
            model.Answers,
            history.Situation,
            history.LastKnown,
            history.From,
            history.To,
            history.EpisodeSince,
            history.Paths,
            history.FirstCrossing.Count(static c => c is not null),
            [.. Enumerable.Range(0, history.Months).Select(m => history.FirstCrossing.Count(c => c == m))],
            kind,
            (kind == DeadlineKind.Crossing ? history.FirstCrossing : history.HalfOfHarm).Count(static c => c is not null),
            outcomes,
            [.. pairs],
            Deadlines(model, sample),
            Ranking(model, sample, outcomes, run),
            new PlanDraws([.. model.Strategies.Select(static s => s.Name)], sample.Counts, sample.Draws));
    }

    private static StrategyOutcome Outcome(PlanModel model, PlanSample sample, int s)
    {
        var history = model.History;
        var crossing = Enumerable.Range(0, sample.Draws).Count(n => history.CrossingsOf(n % sample.Paths) > sample.Prevented[s][n]);
        return new StrategyOutcome(
            model.Strategies[s],
            Enum.GetValues<PlanCount>().ToDictionary(static c => c, c => sample.Band(sample.Counts[s][(int)c])),
            (double)crossing / sample.Draws,
            (double)sample.Prevented[s].Count(static p => p > 0) / sample.Draws,
            (double)sample.Begun[s].Count(static b => b) / sample.Draws,
            [.. sample.Cumulative[s].Select(month => sample.Band([.. month.Select(static d => (double)d)]))],
            [.. Enumerable.Range(0, PlanSettings.LatestStart + 1).Select(Later)]);

        LaterStart Later(int k)
        {
            var (now, then) = (sample.Counts[s][(int)PlanCount.Deaths], sample.Later[s][k]);
            var (net, _) = sample.Mean([.. sample.Counts[0][(int)PlanCount.Deaths].Zip(then, static (nothing, d) => nothing - d)]);
            var (lost, error) = sample.Mean([.. then.Zip(now, static (d, asWritten) => d - asWritten)]);
            return new LaterStart(k, net, lost, error);
        }
    }

    private static StrategyPair Pair(PlanModel model, PlanSample sample, int a, int b)
    {
        var (one, other) = (sample.Counts[a][(int)PlanCount.Deaths], sample.Counts[b][(int)PlanCount.Deaths]);
        var less = one.Zip(other).Count(static p => p.First < p.Second);
        var equal = one.Zip(other).Count(static p => p.First == p.Second);
        return new StrategyPair(model.Strategies[a].Name, model.Strategies[b].Name, (double)less / sample.Draws, (double)equal / sample.Draws);
    }

    private static List<DecisionDeadline> Deadlines(PlanModel model, PlanSample sample)
    {
        var counted = Enumerable.Range(0, sample.Draws).Where(n => model.Used.Count > 0 && sample.Latest[model.Used[0]][n] > PlanPath.NoDeadline).ToArray();
        var deadlines = new List<DecisionDeadline>();
        for (var s = 1; counted.Length > 0 && s < model.Strategies.Count; s++)
        {
            var used = model.Strategies[s].Rules.SelectMany(static r => r.Use).ToHashSet(StringComparer.Ordinal);
            foreach (var i in model.Used.Where(i => used.Contains(model.Instruments.Instruments[i].Name)))
            {
                var decided = sample.Decided[s][i].Where(static d => d >= 0).Order().ToArray();
                var latest = counted.Select(n => sample.Latest[i][n]).Order().ToArray();
                deadlines.Add(new DecisionDeadline(
                    model.Strategies[s].Name,
                    model.Instruments.Instruments[i],
                    (double)counted.Count(n => sample.InTime[s][i][n]) / counted.Length,
                    (double)decided.Length / sample.Draws,
                    decided.Length == 0 ? null : decided[(decided.Length - 1) / 2],
                    (double)latest.Count(static l => l >= 0) / latest.Length,
                    (double)counted.Count(n => sample.LatestIfGranted[i][n] >= 0) / counted.Length,
                    Latest(latest, 0.5),
                    Latest(latest, 0.8)));
            }
        }

        return deadlines;
    }

    /// <summary>The latest month that is early enough in a share of the draws; null when none is.</summary>
    private static int? Latest(sbyte[] latest, double share)
    {
        var month = latest[latest.Length - (int)Math.Ceiling(share * latest.Length)];
        return month >= 0 ? month : null;
    }

    private static PlanRanking Ranking(PlanModel model, PlanSample sample, List<StrategyOutcome> outcomes, Beliefs.BeliefRun run)
    {
        var order = Enumerable.Range(0, outcomes.Count).OrderBy(s => outcomes[s].Counts[PlanCount.Deaths].Mean).ThenBy(static s => s).ToList();
        var (best, second) = (order[0], order[1]);
        var (fewest, next) = (sample.Counts[best][(int)PlanCount.Deaths], sample.Counts[second][(int)PlanCount.Deaths]);
        var pair = Pair(model, sample, best, second);
        var (examined, changes) = model.Settings.RankingDraws == 0 ? (0, []) : PlanBelief.Changes(model, best, second, run);
        return new PlanRanking(pair.A, pair.B, sample.Band([.. next.Zip(fewest, static (n, f) => n - f)]), pair.ProbabilityALessHarm, pair.ProbabilityEqual, examined, changes);
    }
}
