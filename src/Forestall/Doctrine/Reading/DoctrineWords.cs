using System.Globalization;
using System.Text.RegularExpressions;
using Forestall.Doctrine.Reading.Internals;
using Forestall.Record.Curated;

namespace Forestall.Doctrine.Reading;

/// <summary>What is believed of a parameter under one answer, in words.</summary>
/// <param name="Parameter">Name of the parameter, such as <c>mediation.harm</c>.</param>
/// <param name="Means">What it means, with its unit.</param>
/// <param name="Question">The question whose answer chooses among estimates; null when there is one only.</param>
/// <param name="Answer">The answer under which this is believed; null when there is no question.</param>
/// <param name="IsDefault">Whether it is believed unless another answer is chosen.</param>
/// <param name="Distribution">What is believed.</param>
/// <param name="Effects">The estimates it stands on.</param>
/// <param name="Source">What it stands on: studies by author and year, and what was assumed.</param>
public sealed record BeliefInWords(string Parameter, string Means, string? Question, string? Answer, bool IsDefault, Distribution Distribution, IReadOnlyList<string> Effects, string Source);

/// <summary>Says in plain sentences what rules ask for and what is believed of instruments.</summary>
public static partial class DoctrineWords
{
    /// <summary>A rule as a sentence.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="who">Whose rule it is, such as <c>the doctrine</c>.</param>
    public static string Sentence(Rule rule, string who)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentException.ThrowIfNullOrEmpty(who);
        var conditions = Conditions(rule.When);
        var side = rule.When.Rubicon switch { RubiconSide.Before => "before the Rubicon", RubiconSide.After => "after the Rubicon", _ => null };
        var start = Months(rule.When.MonthsFromStart);
        var when = (start, side, conditions.Count) switch
        {
            (null, null, 0) => "always",
            (null, { } s, 0) => s,
            (null, null, _) => $"when {Series(conditions)}",
            (null, { } s, _) => $"when, {s}, {Series(conditions)}",
            ({ } m, null, 0) => m,
            ({ } m, { } s, 0) => $"{m}, {s}",
            ({ } m, null, _) => $"{m}, when {Series(conditions)}",
            ({ } m, { } s, _) => $"{m}, when, {s}, {Series(conditions)}",
        };
        List<string> acts = [];
        if (rule.Use.Count > 0)
        {
            acts.Add($"uses {And(rule.Use)}");
        }

        if (rule.Withhold.Count > 0)
        {
            acts.Add($"withholds {And(rule.Withhold)}");
        }

        var sentence = $"{when}, {who} {Series(acts)}.";
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }

    /// <summary>What is believed of an instrument, parameter by parameter, under every answer.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="set">The set it belongs to.</param>
    /// <param name="record">The record whose estimates it names.</param>
    public static IReadOnlyList<BeliefInWords> Beliefs(Instrument instrument, InstrumentSet set, CuratedRecord record)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        return Beliefs(instrument.Parameters, ParameterRole.OfInstrument, set, record);
    }

    /// <summary>What is believed of the parameters that all instruments share.</summary>
    /// <param name="set">The instruments.</param>
    /// <param name="record">The record whose estimates they name.</param>
    public static IReadOnlyList<BeliefInWords> SharedBeliefs(InstrumentSet set, CuratedRecord record)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Beliefs([set.ThreatWithoutForce, set.SynergyCrossing, set.SynergyHarm], ParameterRole.OfAll, set, record);
    }

    /// <summary>A study by author and year, such as <c>Hultman, Kathman, and Shannon (2013)</c>; by what stands first where no year is given.</summary>
    /// <param name="effect">The estimate.</param>
    public static string Study(Effect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        var match = AuthorAndYear().Match(effect.Citation.Document);
        var study = match.Success ? match.Value : effect.Citation.Document.Split(["; ", ". ", " ("], StringSplitOptions.None)[0];
        return effect.Origin == "recomputed" ? $"{study}, recomputed" : study;
    }

    /// <summary>A probability in per cent.</summary>
    internal static string Percent(double probability) => (probability * 100).ToString("0.###", CultureInfo.InvariantCulture) + " %";

    private static List<BeliefInWords> Beliefs(IReadOnlyList<Parameter> parameters, IReadOnlyList<ParameterRole> roles, InstrumentSet set, CuratedRecord record)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(record);
        var effects = record.Effects.ToDictionary(static e => e.Id, StringComparer.Ordinal);
        var defaults = set.Questions.ToDictionary(static q => q.Name, static q => q.Default, StringComparer.Ordinal);
        return
        [
            .. parameters.Zip(roles).SelectMany(p => p.First.Answers.Select(a => new BeliefInWords(
                p.First.Name,
                p.Second.Means,
                p.First.Question,
                p.First.Question is null ? null : a.Key,
                p.First.Question is null || defaults[p.First.Question] == a.Key,
                a.Value.Distribution,
                a.Value.Effects,
                Source(a.Value, effects)))),
        ];
    }

    private static string Source(Belief belief, Dictionary<string, Effect> effects)
    {
        var studies = belief.Effects.Select(id => $"{(effects.TryGetValue(id, out var effect) ? Study(effect) : "unknown")} [{id}]");
        var assumed = belief.Assumption is { } why ? $"assumed: {why.TrimEnd('.')}" : null;
        return belief.Effects.Count == 0 ? assumed! : string.Join("; ", studies) + (assumed is null ? "" : $"; {assumed}");
    }

    private static List<string> Conditions(Conditions when)
    {
        List<string> parts = [];
        if (when.Warning is { } warning)
        {
            parts.Add(Said($"the warning that the situation crosses within {Count(warning.Within, "month")} {(warning.For == 1 ? "is" : "has been")} at least {Percent(warning.AtLeast)}{(warning.For == 1 ? "" : Said($" for {warning.For} months in a row"))}"));
        }

        if (when.DeathsInYear is { } year)
        {
            parts.Add($"{Deaths(year)} in the last twelve months known");
        }

        if (when.DeathsSinceRubicon is { } since)
        {
            parts.Add($"{Deaths(since)} since the crossing");
        }

        if (when.MonthsSinceRubicon is { } months)
        {
            parts.Add($"the latest crossing or surge lies {Back(months)}");
        }

        if (when.MonthsSinceFirstResponse is { } response)
        {
            parts.Add($"the first decision of the response under way lies {Back(response)}");
        }

        if (when.Tried.Count > 0)
        {
            parts.Add($"{And([.. when.Tried.Select(Named)])} {(when.Tried.Count == 1 ? "has" : "have each")} been tried in this response");
        }

        if (when.NotTried.Count > 0)
        {
            parts.Add(NotTried(when.NotTried));
        }

        return parts;
    }

    private static string NotTried(IReadOnlyList<string> names) => (names.Count, Vocabulary.ClassNamed(names[0])) switch
    {
        (1, null) => $"{names[0]} has not been tried in this response",
        (1, { } kind) => $"{ClassInWords(kind, "no ")} has been tried in this response",
        _ => $"none of {And([.. names.Select(NamedAny)])} has been tried in this response",
    };

    private static string Named(string name) => Vocabulary.ClassNamed(name) is { } kind ? ClassInWords(kind, "some ") : name;

    private static string NamedAny(string name) => Vocabulary.ClassNamed(name) is { } kind ? ClassInWords(kind, "any ") : name;

    private static string ClassInWords(MeasureClass kind, string some) => some + kind switch
    {
        MeasureClass.NonCoercive => "non-coercive instrument",
        MeasureClass.Economic => "economic instrument",
        _ => $"instrument of {Vocabulary.Name(kind)}",
    };

    private static string? Months(MonthSpan? span) => span switch
    {
        null => null,
        { AtMost: int.MaxValue } => Said($"from month {span.AtLeast} of the plan on"),
        _ when span.AtLeast == span.AtMost => Said($"in month {span.AtLeast} of the plan"),
        _ => Said($"from month {span.AtLeast} to month {span.AtMost} of the plan"),
    };

    private static string Deaths(HarmSpan span) =>
        double.IsPositiveInfinity(span.Below) ? Said($"at least {span.AtLeast:#,0.##} people were killed")
        : span.AtLeast > 0 ? Said($"at least {span.AtLeast:#,0.##} and fewer than {span.Below:#,0.##} people were killed")
        : Said($"fewer than {span.Below:#,0.##} people were killed");

    private static string Back(MonthSpan span) =>
        span.AtMost == int.MaxValue ? $"at least {Count(span.AtLeast, "month")} back"
        : span.AtLeast == span.AtMost ? $"exactly {Count(span.AtLeast, "month")} back"
        : span.AtLeast > 0 ? Said($"at least {span.AtLeast} and at most {Count(span.AtMost, "month")} back")
        : $"at most {Count(span.AtMost, "month")} back";

    private static string Count(int number, string unit) => Said($"{number} {unit}{(number == 1 ? "" : "s")}");

    private static string And(IReadOnlyList<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    private static string Series(List<string> parts) => parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))}, and {parts[^1]}";

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^.{1,120}?\(\d{4}[a-z]?\)", RegexOptions.None, 1000)]
    private static partial Regex AuthorAndYear();
}
