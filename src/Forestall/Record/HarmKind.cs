namespace Forestall.Record;

/// <summary>Which deaths in organised violence are counted, in UCDP's terms.</summary>
public enum HarmKind
{
    /// <summary>All organised violence: state-based, non-state and one-sided together.</summary>
    All,

    /// <summary>State-based conflict: at least one side is the government of a state.</summary>
    StateBased,

    /// <summary>Non-state conflict: between organised groups none of which is a government.</summary>
    NonState,

    /// <summary>One-sided violence: against civilians by a government or an organised group.</summary>
    OneSided,

    /// <summary>Deaths of civilians in violence of any type. UCDP publishes them per year, as one figure without a range.</summary>
    Civilian,
}

/// <summary>The names of <see cref="HarmKind"/> on the command line and in files.</summary>
public static class HarmKinds
{
    /// <summary>All names, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> Names { get; } = ["all", "state-based", "non-state", "one-sided", "civilian"];

    /// <summary>The name of a kind, such as <c>one-sided</c>.</summary>
    public static string Name(HarmKind kind) => Names[(int)kind];

    /// <summary>The kind with a name.</summary>
    /// <exception cref="InputException">No kind has that name.</exception>
    public static HarmKind Parse(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return (HarmKind)i;
            }
        }

        throw new InputException($"'{name}' is no kind of harm; use {string.Join(", ", Names)}.");
    }
}
