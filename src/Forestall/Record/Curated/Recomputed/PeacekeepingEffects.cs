namespace Forestall.Record.Curated.Recomputed;

/// <summary>Peacekeepers and civilians killed: the regression of Hultman, Kathman and Shannon (2013), how much one month carries it, and the raw means.</summary>
internal static class PeacekeepingEffects
{
    public const string File = "cases_sources/hks2013/hks2013.csv";

    private const string WithoutMonth = "without Rwanda in April 1994, when 145,844 were killed";

    private const string Kocher = "kocher-2014-civilians";

    private static readonly (string One, string Other)[] Pairs =
    [
        ("troops-all", "troops-without-month"),
        ("troops-all", "troops-without-rwanda"),
        ("troops-all", "mean-with"),
        ("troops-all", Kocher),
        ("troops-without-month", "troops-without-month-observed"),
        ("troops-without-month", "mean-with-without-month"),
    ];

    private static readonly string[] Persons = ["troops", "police", "observers"];

    private static readonly Effect Basis = new(
        string.Empty,
        "peacekeeping",
        "civilians killed by combatants in a month",
        null,
        null,
        null,
        null,
        string.Empty,
        "lowers",
        string.Empty,
        "negative binomial regression (NB2) with the covariates of Model 1; interval robust to dependence within countries",
        "recomputed",
        new Citation(
            "Hultman, Lisa, Jacob Kathman, and Megan Shannon (2013). United Nations peacekeeping and civilian protection in civil war. American Journal of Political Science 57(4): 875-891; the complete cases of Model 1 as hks2013.csv of the R package crdata",
            Read: true,
            "https://github.com/carlislerainey/crdata"),
        string.Empty,
        [],
        0);

    public static IEnumerable<Effect> Of(string path)
    {
        var months = PeacekeepingMonths.Read(path);
        if (months.Count == 0 || !months.Any(static m => m.IsGenocideMonth))
        {
            throw new InputException($"{Path.GetFileName(path)}: Rwanda in April 1994 is not there; check that the file is whole.");
        }

        return [.. Regressions(path, months), .. Means(months)];
    }

    /// <summary>Fits Model 1 to some months.</summary>
    public static NegativeBinomial Model(IReadOnlyList<PeacekeepingMonth> months) =>
        new([.. months.Select(static m => m.Killed)], [.. months.Select(static m => m.Covariates)], [.. months.Select(static m => m.Country)]);

    private static IEnumerable<Effect> Regressions(string path, IReadOnlyList<PeacekeepingMonth> months)
    {
        Sample[] samples =
        [
            new("all", "all months", "one month (Rwanda, April 1994) carries much of it", Fit(path, months)),
            new("without-month", WithoutMonth, "leaves out the worst month by hand, to show what it carries", Fit(path, [.. months.Where(static m => !m.IsGenocideMonth)])),
            new("without-rwanda", "without Rwanda", "leaves out the worst country by hand, to show what it carries", Fit(path, [.. months.Where(static m => m.Country != "Rwanda")])),
        ];
        return
        [
            .. from person in Enumerable.Range(0, Persons.Length)
               from sample in samples
               where person == PeacekeepingMonths.Troops || sample.Id != "without-rwanda"
               select Expected(sample, person),
            .. samples.Select(Observed),
        ];
    }

    private static NegativeBinomialFit Fit(string path, IReadOnlyList<PeacekeepingMonth> months)
    {
        try
        {
            return Model(months).Fit();
        }
        catch (InputException e)
        {
            throw new InputException($"{Path.GetFileName(path)}: {e.Message}", e);
        }
    }

    private static string Id(string part) => $"recomputed-hks-{part}";

    private static string[] Disagreements(string part) =>
    [
        .. from pair in Pairs
           where pair.One == part || pair.Other == part
           select pair.One == part ? pair.Other : pair.One into other
           select other == Kocher ? other : Id(other),
    ];

    private static Effect Coefficient(Sample sample, int person, string part) => Basis with
    {
        Id = Id(part),
        Instrument = person == PeacekeepingMonths.Observers ? "military-observers" : Basis.Instrument,
        Unit = $"coefficient: change of the logarithm of expected killings per 1,000 more {Persons[person]} the month before",
        Population = Stored.Text($"{sample.Fit.Observations:N0} conflict-months in {sample.Fit.Clusters} African countries, 1991-2008, {sample.Months}"),
        Weakness = $"{sample.Weakness}; peacekeepers are not sent at random; few countries had many, so the interval is rather too narrow",
        Disagrees = Disagreements(part),
    };

    /// <summary>The interval from the expected information.</summary>
    private static Effect Expected(Sample sample, int person) =>
        WithInterval(Coefficient(sample, person, $"{Persons[person]}-{sample.Id}"), sample.Fit.Coefficients[person + 1], sample.Fit.StandardErrors[person + 1]);

    /// <summary>The same coefficient with the wider interval of the observed information.</summary>
    private static Effect Observed(Sample sample)
    {
        var effect = Coefficient(sample, PeacekeepingMonths.Troops, $"{Persons[PeacekeepingMonths.Troops]}-{sample.Id}-observed") with
        {
            Method = Basis.Method + ", from the observed information on all parameters, the dispersion included",
        };
        return WithInterval(effect, sample.Fit.Coefficients[PeacekeepingMonths.Troops + 1], sample.Fit.ObservedErrors[PeacekeepingMonths.Troops + 1]);
    }

    private static Effect WithInterval(Effect effect, double estimate, double error)
    {
        var (low, high) = (Stored.Rounded(estimate - (WilsonInterval.Quantile * error)), Stored.Rounded(estimate + (WilsonInterval.Quantile * error)));
        return effect with
        {
            Estimate = Stored.Rounded(estimate),
            Low = low,
            High = high,
            IntervalLevel = 95,
            Direction = low > 0 ? "raises" : high < 0 ? "lowers" : "none",
        };
    }

    private static IEnumerable<Effect> Means(IReadOnlyList<PeacekeepingMonth> months)
    {
        yield return Mean("with", "with peacekeepers the month before", "raises", [.. months.Where(static m => m.WithPeacekeepers)]);
        yield return Mean("with-without-month", $"with peacekeepers the month before, {WithoutMonth}", "raises", [.. months.Where(static m => m.WithPeacekeepers && !m.IsGenocideMonth)]);
        yield return Mean("without", "without peacekeepers the month before", "none", [.. months.Where(static m => !m.WithPeacekeepers)]);
    }

    private static Effect Mean(string part, string which, string direction, IReadOnlyList<PeacekeepingMonth> months) => Basis with
    {
        Id = Id($"mean-{part}"),
        Estimate = Math.Round(months.Average(static m => m.Killed), 1),
        Unit = $"mean of civilians killed in a month, months {which}",
        Direction = direction,
        Population = Stored.Text($"{months.Count:N0} conflict-months in Africa, 1991-2008, {which}"),
        Method = "mean, nothing adjusted for",
        Weakness = "selection: peacekeepers go to the worst places; a description, no effect",
        Disagrees = Disagreements($"mean-{part}"),
    };

    private sealed record Sample(string Id, string Months, string Weakness, NegativeBinomialFit Fit);
}
