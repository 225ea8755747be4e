namespace Forestall.Lessons.Claim;

/// <summary>What is taken for coercion.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Expression">The set, in conditions of docs/codebook-cases.md.</param>
/// <param name="Meaning">What it means, in words.</param>
public sealed record CoercionDefinition(string Name, string Expression, string Meaning)
{
    /// <summary>The definitions that are set side by side, the source's own first.</summary>
    public static IReadOnlyList<CoercionDefinition> All { get; } =
    [
        new("threat or force", "THREAT + FORCE", "the threat or the use of force, as the source defines coercion"),
        new("threat", "THREAT", "a threat of force against those who kill"),
        new("force", "FORCE", "force used by outsiders to stop or prevent killing"),
        new("credible threat", "THREAT*CAPAB", "a threat with forces able to carry it out"),
        new("credible threat or force", "THREAT*CAPAB + FORCE", "a credible threat, or force"),
        new("capability in place", "CAPAB", "forces ready in or beside the theatre, threatened with or not"),
        new("threat, force or presence", "THREAT + FORCE + DEPLOY", "a threat, force, or an armed presence that protects or prevents"),
        new("any coercion", "THREAT + FORCE + DEPLOY + ECON", "a threat, force, an armed presence, or economic coercion"),
    ];

    /// <summary>The source's own: “the threat or use of force”.</summary>
    public static CoercionDefinition OfTheSource => All[0];
}

/// <summary>What is called success.</summary>
public sealed class SuccessDefinition
{
    private readonly Func<Func<string, double?>, double?> _membership;

    private SuccessDefinition(string name, string meaning, Func<Func<string, double?>, double?> membership, string outcome = "AVERTED")
    {
        Name = name;
        Meaning = meaning;
        Outcome = outcome;
        _membership = membership;
    }

    /// <summary>A short name.</summary>
    public string Name { get; }

    /// <summary>What it means, in words.</summary>
    public string Meaning { get; }

    /// <summary>The coded outcome it turns on first.</summary>
    public string Outcome { get; }

    /// <summary>The definitions that are set side by side.</summary>
    public static IReadOnlyList<SuccessDefinition> All { get; } =
    [
        new("averted", "fewer than 1,000 deaths in the 24 months from the opening; in degrees", static v => v("AVERTED")),
        new("averted, below 100", "fewer than 100 deaths; yes or no", static v => v("AVERTED") is { } a ? (a > 0.99 ? 1 : 0) : null),
        new("averted, below 10,000", "fewer than 10,000 deaths; yes or no", static v => v("AVERTED") is { } a ? (a > 0.01 ? 1 : 0) : null),
        new("averted and kept", "averted, and no mass violence again within five years; cases too recent to know are left out", Kept),
        new("averted or ended", "averted, or ended within two years where it had begun", static v => v("AVERTED") is { } a ? Math.Max(a, v("ENDED") ?? 0) : null),
        new("ended", "mass violence ended, among cases that had it", static v => v("ENDED"), "ENDED"),
    ];

    /// <summary>Mass killing averted, as the codebook grades it.</summary>
    public static SuccessDefinition Averted => All[0];

    /// <summary>Mass violence ended, among the cases that had it.</summary>
    public static SuccessDefinition Ended => All[^1];

    /// <summary>Membership of a case; null where the definition does not apply to it.</summary>
    internal double? Membership(Func<string, double?> value) => _membership(value);

    private static double? Kept(Func<string, double?> value) => (value("AVERTED"), value("RECURRED")) switch
    {
        (null, _) => null,
        ( > 0.5, null) => null,
        ({ } averted, null) => averted,
        ({ } averted, { } recurred) => Math.Min(averted, 1 - recurred),
    };
}
