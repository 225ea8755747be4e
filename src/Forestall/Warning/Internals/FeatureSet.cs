namespace Forestall.Warning.Internals;

/// <summary>What a feature is about; the contributions of one theme are shown together.</summary>
internal enum Theme
{
    Level,
    Recent,
    Change,
    AgainstCivilians,
    Fighting,
    BetweenGroups,
    Past,
    Neighbours,
    Displaced,
    People,
}

/// <summary>The features that warnings are made from, in the order in which the panel computes them.</summary>
internal static class FeatureSet
{
    /// <summary>Name, theme, and the sign a reading of the literature gives before any fit: +1 the trees may only raise the warning with it, −1 only lower it, 0 either.</summary>
    public static readonly IReadOnlyList<(string Name, Theme Theme, int Sign)> All =
    [
        ("log deaths, last month", Theme.Recent, 1),
        ("log deaths, 3 months", Theme.Recent, 1),
        ("log deaths, 6 months", Theme.Level, 1),
        ("log deaths, 12 months", Theme.Level, 1),
        ("log deaths, 24 months", Theme.Level, 1),
        ("log deaths, 60 months", Theme.Past, 1),
        ("log deaths, 12 months, high estimate", Theme.Level, 1),
        ("log distance to the threshold", Theme.Level, -1),
        ("3 months against 12", Theme.Change, 0),
        ("12 months against the 12 before", Theme.Change, 0),
        ("log deaths, worst month of 12", Theme.Level, 1),
        ("log state-based events, 12 months", Theme.Fighting, 1),
        ("log state-based events, 3 months", Theme.Fighting, 1),
        ("log non-state events, 12 months", Theme.BetweenGroups, 1),
        ("log one-sided events, 12 months", Theme.AgainstCivilians, 1),
        ("log one-sided events, 3 months", Theme.AgainstCivilians, 1),
        ("log deaths, half-life 6 months", Theme.Level, 1),
        ("log deaths, half-life 24 months", Theme.Past, 1),
        ("log deaths, half-life 96 months", Theme.Past, 1),
        ("log months since a death", Theme.Past, -1),
        ("log months since 25 deaths in a month", Theme.Past, -1),
        ("log months since an episode", Theme.Past, -1),
        ("log past crossings", Theme.Past, 1),
        ("log neighbours' deaths, 12 months", Theme.Neighbours, 1),
        ("log neighbours' deaths, 3 months", Theme.Neighbours, 1),
        ("neighbours in an episode", Theme.Neighbours, 1),
        ("log displaced people", Theme.Displaced, 1),
        ("log population", Theme.People, 1),
    ];

    /// <summary>How many there are.</summary>
    public static int Count => All.Count;

    /// <summary>What a theme is called on screens.</summary>
    public static string NameOf(Theme theme) => theme switch
    {
        Theme.Level => "deaths in the last twelve months",
        Theme.Recent => "deaths in the last three months",
        Theme.Change => "rise or fall",
        Theme.AgainstCivilians => "attacks on civilians",
        Theme.Fighting => "fighting with a state",
        Theme.BetweenGroups => "fighting between groups",
        Theme.Past => "past violence",
        Theme.Neighbours => "neighbours",
        Theme.Displaced => "displaced people",
        Theme.People => "population",
        _ => throw new ArgumentOutOfRangeException(nameof(theme)),
    };
}
