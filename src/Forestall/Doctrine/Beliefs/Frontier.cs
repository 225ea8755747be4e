using Forestall.Doctrine.Beliefs.Internals;

namespace Forestall.Doctrine.Beliefs;

/// <summary>An option by two outcomes of which less is better.</summary>
/// <param name="Option">The place of the option.</param>
/// <param name="First">Its mean of the first outcome.</param>
/// <param name="Second">Its mean of the second outcome.</param>
/// <param name="DominatedBy">The options that are as good in both means and better in one; none: it is on the frontier.</param>
/// <param name="ShareOnFrontier">Share of resamples of the draws in which no option dominates it.</param>
public sealed record FrontierOption(int Option, double First, double Second, IReadOnlyList<int> DominatedBy, double ShareOnFrontier);

/// <summary>Which options are not dominated in the means of two outcomes (Pareto).</summary>
public static class Frontier
{
    /// <summary>Compares options on the same draws.</summary>
    /// <param name="first">For each option an outcome, draw by draw, such as deaths; less is better.</param>
    /// <param name="second">For each option another outcome of the same draws, such as instrument-months; less is better.</param>
    /// <param name="resamples">Bootstrap resamples, 1 to 1,000,000.</param>
    /// <param name="run">Seed, threads, cancellation.</param>
    /// <exception cref="InputException">The number of resamples is out of range.</exception>
    public static IReadOnlyList<FrontierOption> Of(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second, int resamples, BeliefRun run)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfZero(first.Count, nameof(first));
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Count, first.Count, nameof(second));
        var draws = first[0].Length;
        if (draws == 0 || first.Concat(second).Any(o => o.Length != draws))
        {
            throw new ArgumentException("Every option needs both outcomes for the same draws, at least one.", nameof(first));
        }

        Bootstrap.CheckSettings(0.9, resamples);
        var means = Means(first, second, Enumerable.Range(0, draws));
        var on = new bool[resamples][];
        Parallel.For(0, resamples, new ParallelOptions { CancellationToken = run.Cancellation, MaxDegreeOfParallelism = run.Threads == 0 ? Environment.ProcessorCount : run.Threads }, r =>
        {
            var rows = new int[draws];
            Bootstrap.Fill(run.Seed, r, rows);
            var again = Means(first, second, rows);
            on[r] = Array.ConvertAll(again, m => !Array.Exists(again, other => Dominates(other, m)));
        });
        return [.. means.Select((m, k) => new FrontierOption(
            k,
            m.First,
            m.Second,
            [.. Enumerable.Range(0, means.Length).Where(other => Dominates(means[other], m))],
            (double)on.Count(o => o[k]) / resamples))];
    }

    private static (double First, double Second)[] Means(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second, IEnumerable<int> rows)
    {
        var means = new (double First, double Second)[first.Count];
        var count = 0;
        foreach (var row in rows)
        {
            count++;
            for (var k = 0; k < means.Length; k++)
            {
                means[k].First += first[k][row];
                means[k].Second += second[k][row];
            }
        }

        return Array.ConvertAll(means, m => (m.First / count, m.Second / count));
    }

    private static bool Dominates((double First, double Second) one, (double First, double Second) other) =>
        one.First <= other.First && one.Second <= other.Second && (one.First < other.First || one.Second < other.Second);
}
