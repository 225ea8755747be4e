namespace Forestall.Doctrine.Replay.Internals;

/// <summary>A rule with its instruments as bits.</summary>
internal sealed class RuleCode
{
    public RuleCode(Rule rule, InstrumentBits bits)
    {
        Rule = rule;
        Use = bits.Of(rule.Use);
        Withhold = bits.Of(rule.Withhold);
        Tried = [.. rule.When.Tried.Select(bits.Of)];
        NotTried = bits.Of(rule.When.NotTried);
        var when = rule.When;
        AsksForWhatWasDone = when.MonthsSinceFirstResponse is not null || Tried.Length > 0 || NotTried != 0;
        AsksForHarm = when.DeathsInYear is not null || when.DeathsSinceRubicon is not null || when.MonthsSinceRubicon is not null;
        (SinceRubicon, SinceResponse, DeathsSince, DeathsInYear) = (when.MonthsSinceRubicon, when.MonthsSinceFirstResponse, when.DeathsSinceRubicon, when.DeathsInYear);
        Before = when.Rubicon != RubiconSide.After && when.DeathsSinceRubicon is null && when.MonthsSinceRubicon is null;
        After = when.Rubicon != RubiconSide.Before && when.Warning is null;
    }

    public Rule Rule { get; }

    public ulong Use { get; }

    public ulong Withhold { get; }

    /// <summary>One set of instruments for each name: a class stands for all its instruments.</summary>
    public ulong[] Tried { get; }

    public ulong NotTried { get; }

    public MonthSpan? SinceRubicon { get; }

    public MonthSpan? SinceResponse { get; }

    public HarmSpan? DeathsSince { get; }

    public HarmSpan? DeathsInYear { get; }

    public bool AsksForWhatWasDone { get; }

    public bool AsksForHarm { get; }

    /// <summary>Whether it can hold before the Rubicon.</summary>
    public bool Before { get; }

    /// <summary>Whether it can hold after the Rubicon.</summary>
    public bool After { get; }
}

/// <summary>The place of each instrument, and of each class, in a set of bits.</summary>
internal sealed class InstrumentBits
{
    /// <summary>Most instruments a set can hold.</summary>
    public const int Most = 64;

    private readonly Dictionary<string, ulong> _bits = new(StringComparer.Ordinal);

    public InstrumentBits(InstrumentSet set)
    {
        if (set.Instruments.Count > Most)
        {
            throw new InputException($"'{set.Name}' has {set.Instruments.Count} instruments; at most {Most} can be replayed.");
        }

        for (var i = 0; i < set.Instruments.Count; i++)
        {
            var name = Record.Curated.Vocabulary.Classes[(int)set.Instruments[i].Class];
            _bits[set.Instruments[i].Name] = 1UL << i;
            _bits[name] = _bits.GetValueOrDefault(name) | (1UL << i);
        }
    }

    /// <summary>The instruments named, as bits.</summary>
    /// <exception cref="InputException">There is no such instrument.</exception>
    public ulong Of(IReadOnlyList<string> names) => names.Aggregate(0UL, (all, name) => all | Of(name));

    public ulong Of(string name) =>
        _bits.TryGetValue(name, out var bits) ? bits : throw new InputException($"there is no instrument '{name}'; choose one of {string.Join(", ", _bits.Keys)}.");
}
