namespace Forestall.Doctrine.Replay.Internals;

/// <summary>The months of a history in which few, or many, died. Its arrays go on with zeros, so that several months can be read together.</summary>
internal sealed class DeadlyMonths
{
    private const int ReadTogether = 8;

    /// <summary>Finds the months with a number of deaths between two, both included.</summary>
    public DeadlyMonths(int[] deaths, int least, int most)
    {
        bool Belongs(int t) => deaths[t] >= least && deaths[t] <= most;
        var months = Enumerable.Range(0, deaths.Length).Where(Belongs).ToArray();
        var length = ((months.Length / ReadTogether) + 2) * ReadTogether;
        (Months, Deaths, InverseRoots, Before) = (new int[length], new double[length], new double[length], new int[deaths.Length + 1]);
        for (var k = 0; k < months.Length; k++)
        {
            (Months[k], Deaths[k], InverseRoots[k]) = (months[k], deaths[months[k]], 1 / Math.Sqrt(deaths[months[k]]));
        }

        for (var t = 0; t < deaths.Length; t++)
        {
            Before[t + 1] = Before[t] + (Belongs(t) ? 1 : 0);
        }
    }

    public int[] Months { get; }

    public double[] Deaths { get; }

    /// <summary>1 / √deaths.</summary>
    public double[] InverseRoots { get; }

    /// <summary>How many of the months lie before a month of the history.</summary>
    public int[] Before { get; }
}
