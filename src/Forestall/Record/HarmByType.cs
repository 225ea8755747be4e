namespace Forestall.Record;

/// <summary>Deaths in organised violence by UCDP's three types, and how many of the dead were civilians.</summary>
/// <param name="StateBased">Deaths in state-based violence.</param>
/// <param name="NonState">Deaths in non-state violence.</param>
/// <param name="OneSided">Deaths in one-sided violence.</param>
/// <param name="Civilian">Deaths of civilians in violence of any type; one figure, no range.</param>
public readonly record struct HarmByType(Deaths StateBased, Deaths NonState, Deaths OneSided, long Civilian)
{
    /// <summary>Deaths in organised violence of every type.</summary>
    public Deaths All => StateBased + NonState + OneSided;

    /// <summary>Adds type by type.</summary>
    public static HarmByType operator +(HarmByType left, HarmByType right) =>
        new(left.StateBased + right.StateBased, left.NonState + right.NonState, left.OneSided + right.OneSided, left.Civilian + right.Civilian);

    /// <summary>Deaths of one kind; for civilians the one published figure stands for low, best and high.</summary>
    public Deaths Of(HarmKind kind) => kind switch
    {
        HarmKind.All => All,
        HarmKind.StateBased => StateBased,
        HarmKind.NonState => NonState,
        HarmKind.OneSided => OneSided,
        HarmKind.Civilian => new Deaths(Civilian, Civilian, Civilian),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The figures in words.</summary>
    public override string ToString() => $"state-based {StateBased}, non-state {NonState}, one-sided {OneSided}, civilian {Civilian}";
}
