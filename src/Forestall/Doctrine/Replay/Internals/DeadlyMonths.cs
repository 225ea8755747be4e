namespace Forestall.Doctrine.Replay.Internals;

/// <summary>The months of a history in which few, or many, died.</summary>
internal sealed class DeadlyMonths
{
    /// <summary>Finds the months with a number of deaths between two, both included.</summary>
    public DeadlyMonths(int[] deaths, int least, int most)
    {
        bool Belongs(int t) => deaths[t] >= least && deaths[t] <= most;
        Months = [.. Enumerable.Range(0, deaths.Length).Where(Belongs)];
        Deaths = [.. Months.Select(t => deaths[t])];
        InverseRoots = [.. Deaths.Select(static d => 1 / Math.Sqrt(d))];
        Before = new int[deaths.Length + 1];
        for (var t = 0; t < deaths.Length; t++)
        {
            Before[t + 1] = Before[t] + (Belongs(t) ? 1 : 0);
        }
    }

    public int[] Months { get; }

    public int[] Deaths { get; }

    /// <summary>1 / √deaths.</summary>
    public double[] InverseRoots { get; }

    /// <summary>How many of the months lie before a month of the history.</summary>
    public int[] Before { get; }
}
