using System.Globalization;

namespace Forestall.Doctrine.Reading.Internals;

/// <summary>Why conditions never hold.</summary>
/// <param name="Part">The part of the rule that says so.</param>
/// <param name="Why">The reason, as the end of a sentence.</param>
internal sealed record Never(string Part, string Why);

/// <summary>The conditions of a rule, or of two rules together. Each is a span; together they are a box, which may be empty.</summary>
internal sealed class JointConditions
{
    /// <summary>Rules are read at the end of a month, and what they count from lies in an earlier one.</summary>
    private const int FirstMonth = 1;

    private readonly InstrumentSet _instruments;
    private readonly bool _before;
    private readonly bool _after;
    private readonly bool _asksWarning;
    private readonly HarmSpan _inYear;
    private readonly HarmSpan _sinceRubicon;
    private readonly MonthSpan _monthsSinceRubicon;

    public JointConditions(InstrumentSet instruments, params IReadOnlyList<Conditions> all)
    {
        _instruments = instruments;
        _asksWarning = all.Any(static c => c.Warning is not null);
        _before = all.Any(static c => c.Rubicon == RubiconSide.Before);
        _after = all.Any(static c => c.Rubicon == RubiconSide.After);
        _inYear = Both(all.Select(static c => c.DeathsInYear));
        _sinceRubicon = Both(all.Select(static c => c.DeathsSinceRubicon));
        _monthsSinceRubicon = Both(all.Select(static c => c.MonthsSinceRubicon));
        SinceFirstResponse = Both(all.Select(static c => c.MonthsSinceFirstResponse));
        FromStart = Both(all.Select(static c => c.MonthsFromStart));
        Tried = [.. all.SelectMany(static c => c.Tried).Distinct(StringComparer.Ordinal)];
        NotTried = [.. all.SelectMany(static c => c.NotTried).Distinct(StringComparer.Ordinal)];
        Excluded = NotTried.SelectMany(n => ClassMembers.Of(n, instruments)).ToHashSet(StringComparer.Ordinal);
        NeedsResponse = Tried.Count > 0 || all.Any(static c => c.MonthsSinceFirstResponse is not null);
        CountsFromRubicon = all.Any(static c => c.DeathsSinceRubicon is not null) ? "deathsSinceRubicon"
            : all.Any(static c => c.MonthsSinceRubicon is not null) ? "monthsSinceRubicon"
            : null;
    }

    /// <summary>Months since the first decision of the response.</summary>
    public MonthSpan SinceFirstResponse { get; }

    /// <summary>Months from the start of a plan.</summary>
    public MonthSpan FromStart { get; }

    /// <summary>Instruments and classes that must have been tried.</summary>
    public IReadOnlyList<string> Tried { get; }

    /// <summary>Instruments and classes that must not have been tried.</summary>
    public IReadOnlyList<string> NotTried { get; }

    /// <summary>Instruments that must not have been tried, by themselves or through their class.</summary>
    public IReadOnlySet<string> Excluded { get; }

    /// <summary>Whether they hold only while a response is under way.</summary>
    public bool NeedsResponse { get; }

    private string? CountsFromRubicon { get; }

    /// <summary>Why they never hold, whatever other rules do; null when they can.</summary>
    public Never? WhyNever()
    {
        if (_before && _after)
        {
            return new Never("rubicon", "it cannot be before and after the Rubicon at once");
        }

        if (_asksWarning && _after)
        {
            return new Never("warning", "no warning is given in an episode, so 'warning' does not go with \"rubicon\": \"after\"");
        }

        if (CountsFromRubicon is { } part && (_before || _asksWarning))
        {
            return new Never(part, $"'{part}' holds only after the Rubicon, so it does not go with {(_before ? "\"rubicon\": \"before\"" : "'warning', which is given only before it")}");
        }

        return Empty("deathsInYear", _inYear)
            ?? Empty("deathsSinceRubicon", _sinceRubicon)
            ?? Empty("monthsSinceRubicon", _monthsSinceRubicon, "the crossing is known a month after it at the earliest, so the months since are at least 1")
            ?? Empty("monthsSinceFirstResponse", SinceFirstResponse, "rules are read before the first decision of their month, so the months since are at least 1")
            ?? EmptyFromStart()
            ?? TriedAndNot();
    }

    /// <summary>Instruments by which a name can have been tried although the excluded ones were not.</summary>
    public IEnumerable<string> WaysToTry(string name) => ClassMembers.Of(name, _instruments).Where(n => !Excluded.Contains(n));

    private static Never? Empty(string part, HarmSpan span) =>
        span.AtLeast < span.Below ? null
        : new Never(part, string.Create(CultureInfo.InvariantCulture, $"no number is at least {span.AtLeast} and below {span.Below}"));

    private static Never? Empty(string part, MonthSpan span, string firstMonth) =>
        span.AtLeast > span.AtMost ? new Never(part, string.Create(CultureInfo.InvariantCulture, $"no number is at least {span.AtLeast} and at most {span.AtMost}"))
        : span.AtMost < FirstMonth ? new Never(part, firstMonth)
        : null;

    private Never? EmptyFromStart() =>
        FromStart.AtLeast <= FromStart.AtMost ? null
        : new Never("until", string.Create(CultureInfo.InvariantCulture, $"it ends in month {FromStart.AtMost}, before it begins in month {FromStart.AtLeast}"));

    private Never? TriedAndNot()
    {
        foreach (var name in Tried.Where(n => !WaysToTry(n).Any()))
        {
            var other = NotTried.FirstOrDefault(n => ClassMembers.Of(n, _instruments).Intersect(ClassMembers.Of(name, _instruments), StringComparer.Ordinal).Any());
            return new Never($"tried/{name}", other is null ? $"there is no instrument of class '{name}'"
                : other == name ? $"'{name}' cannot have been tried and not have been tried"
                : $"'{name}' cannot have been tried while 'notTried' names {string.Join(" and ", NotTried.Select(static n => $"'{n}'"))}");
        }

        return null;
    }

    private static HarmSpan Both(IEnumerable<HarmSpan?> spans) =>
        spans.Aggregate(new HarmSpan(), static (a, b) => b is null ? a : new HarmSpan(Math.Max(a.AtLeast, b.AtLeast), Math.Min(a.Below, b.Below)));

    private static MonthSpan Both(IEnumerable<MonthSpan?> spans) =>
        spans.Aggregate(new MonthSpan(), static (a, b) => b is null ? a : new MonthSpan(Math.Max(a.AtLeast, b.AtLeast), Math.Min(a.AtMost, b.AtMost)));
}
