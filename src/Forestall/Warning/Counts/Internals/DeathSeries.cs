using Forestall.Record;

namespace Forestall.Warning.Counts.Internals;

/// <summary>Deaths in organised violence of one place, month by month without a gap.</summary>
/// <param name="From">First month.</param>
/// <param name="Deaths">Deaths in every month from <paramref name="From"/> on.</param>
internal sealed record DeathSeries(Month From, int[] Deaths)
{
    /// <summary>Last month.</summary>
    public Month To => From + (Deaths.Length - 1);

    /// <summary>The series of a situation: deaths of all types, best estimate.</summary>
    public static DeathSeries Of(ViolenceRecord record, Situation situation)
    {
        var months = record.Months(situation);
        var deaths = new int[months.Length];
        for (var m = 0; m < deaths.Length; m++)
        {
            deaths[m] = checked((int)months[m].Harm.All.Best);
        }

        return new DeathSeries(situation.From, deaths);
    }

    /// <summary>Whether the series has at least <paramref name="history"/> months up to a month, and <paramref name="future"/> after it.</summary>
    public bool Spans(Month at, int history, int future) => From <= at - (history - 1) && To >= at + future;

    /// <summary>The months up to and with <paramref name="last"/>.</summary>
    public ReadOnlySpan<int> Until(Month last) => Deaths.AsSpan(0, last - From + 1);

    /// <summary>Deaths in a month.</summary>
    public int At(Month month) => Deaths[month - From];
}
