using Forestall.Doctrine.Replay;

namespace Forestall.Doctrine.Planning.Internals;

/// <summary>What came out of every draw. Draw n has path n mod the number of paths.</summary>
internal sealed class PlanSample
{
    public PlanSample(int draws, int paths, int months, int strategies, int instruments)
    {
        (Draws, Paths) = (draws, paths);
        Counts = Fill(strategies, Enum.GetValues<PlanCount>().Length, static n => new double[n], draws);
        Cumulative = Fill(strategies, months, static n => new int[n], draws);
        Later = Fill(strategies, PlanSettings.LatestStart + 1, static n => new int[n], draws);
        Prevented = [.. Enumerable.Range(0, strategies).Select(_ => new byte[draws])];
        Begun = [.. Enumerable.Range(0, strategies).Select(_ => new bool[draws])];
        Decided = Fill(strategies, instruments, static n => new sbyte[n], draws);
        InTime = Fill(strategies, instruments, static n => new bool[n], draws);
        Latest = [.. Enumerable.Range(0, instruments).Select(_ => new sbyte[draws])];
        LatestIfGranted = [.. Enumerable.Range(0, instruments).Select(_ => new sbyte[draws])];
    }

    public int Draws { get; }

    public int Paths { get; }

    /// <summary>By strategy, count and draw.</summary>
    public double[][][] Counts { get; }

    /// <summary>Deaths so far by strategy, month and draw.</summary>
    public int[][][] Cumulative { get; }

    /// <summary>Deaths by strategy, months put off and draw.</summary>
    public int[][][] Later { get; }

    /// <summary>Crossings of the path prevented, by strategy and draw.</summary>
    public byte[][] Prevented { get; }

    /// <summary>Whether an episode was begun by backfire, by strategy and draw.</summary>
    public bool[][] Begun { get; }

    /// <summary>Month of the first decision by strategy, instrument and draw; −1 for none.</summary>
    public sbyte[][][] Decided { get; }

    /// <summary>Whether it was in place in time, by strategy, instrument and draw.</summary>
    public bool[][][] InTime { get; }

    /// <summary>Latest month from which it must be asked for to be in time, by instrument and draw; −1 for too late, −2 where there is no deadline.</summary>
    public sbyte[][] Latest { get; }

    /// <summary>The same if it can always be had.</summary>
    public sbyte[][] LatestIfGranted { get; }

    /// <summary>Quantiles at rank ⌈qN⌉, and the mean with the standard error of the means of the paths.</summary>
    public Band Band(IReadOnlyList<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var (mean, error) = Mean(values);
        return new Band(At(0.05), At(0.5), At(0.95), mean, error);

        double At(double q) => sorted[(int)Math.Ceiling(q * sorted.Length) - 1];
    }

    /// <summary>The mean over draws, and its standard error as the mean of as many independent paths; not a number with one path.</summary>
    public (double Mean, double StandardError) Mean(IReadOnlyList<double> values)
    {
        var means = new double[Paths];
        for (var n = 0; n < values.Count; n++)
        {
            means[n % Paths] += values[n] / (values.Count / Paths);
        }

        var mean = means.Sum() / Paths;
        return (mean, Paths < 2 ? double.NaN : Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (Paths - 1) / Paths));
    }

    private static T[][][] Fill<T>(int strategies, int rows, Func<int, T[]> row, int draws) =>
        [.. Enumerable.Range(0, strategies).Select(_ => Enumerable.Range(0, rows).Select(_ => row(draws)).ToArray())];
}
