namespace Forestall.Doctrine.Replay.Internals;

/// <summary>Where each count of a draw and doctrine stands in a row of numbers.</summary>
/// <param name="regions">How many regions.</param>
/// <param name="firstDecade">The first decade: year ÷ 10.</param>
/// <param name="decades">How many decades.</param>
/// <param name="onsets">How many recorded onsets.</param>
internal sealed class OutcomeLayout(int regions, int firstDecade, int decades, int onsets)
{
    /// <summary>Counts over everything.</summary>
    public const int Totals = (int)OutcomeCount.Regret + 1;

    /// <summary>Deaths averted, deaths caused, crossings prevented.</summary>
    public const int PerGroup = 3;

    /// <summary>Deaths averted, whether prevented.</summary>
    public const int PerOnset = 2;

    /// <summary>Harm before and after, from which the share is made; not counts of their own.</summary>
    public const int Scratch = 2;

    public int Regions => regions;

    public int FirstDecade => firstDecade;

    public int Decades => decades;

    public int Onsets => onsets;

    public int Length => Totals + (PerGroup * (regions + decades)) + (PerOnset * onsets) + Scratch;

    /// <summary>Cells that are counts.</summary>
    public int Counts => Length - Scratch;

    public int HarmBefore => Length - 2;

    public int HarmInAll => Length - 1;

    public static int Region(int region) => Totals + (PerGroup * region);

    public int Decade(int year) => Totals + (PerGroup * (regions + Math.Clamp((year / 10) - firstDecade, 0, decades - 1)));

    public int Onset(int onset) => Totals + (PerGroup * (regions + decades)) + (PerOnset * onset);
}
