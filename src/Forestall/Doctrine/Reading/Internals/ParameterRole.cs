using System.Globalization;

namespace Forestall.Doctrine.Reading.Internals;

/// <summary>What a parameter is and the range its values must lie in (docs/methods/replay.md, section 3).</summary>
/// <param name="Name">Its name in the file, after that of the instrument.</param>
/// <param name="Means">What it means.</param>
/// <param name="Least">Lower end of the range.</param>
/// <param name="Most">Upper end of the range, included.</param>
/// <param name="AboveLeast">Whether the lower end itself is not included.</param>
internal sealed record ParameterRole(string Name, string Means, double Least, double Most, bool AboveLeast = false)
{
    public static readonly ParameterRole Delay = new("delay", "months of preparation", 0, 60);
    public static readonly ParameterRole Duration = new("duration", "months it stays at least", 1, 240);
    public static readonly ParameterRole Crossing = new("crossing", "factor on the chance that a coming crossing happens", 0, 1);
    public static readonly ParameterRole Harm = new("harm", "factor on the deaths of a month after the crossing", 0, 5);
    public static readonly ParameterRole Available = new("available", "chance that it can be had", 0, 1);
    public static readonly ParameterRole BackfireChance = new("backfire.chance", "chance that a use backfires", 0, 1);
    public static readonly ParameterRole BackfireHarm = new("backfire.harm", "factor on the deaths of a month after the crossing once it backfired", 1, 10);
    public static readonly ParameterRole BackfireEpisode = new("backfire.episode", "chance that a use that backfires outside an episode begins one", 0, 1);
    public static readonly ParameterRole Losses = new("losses", "deaths among those sent, a month in place", 0, 1000);
    public static readonly ParameterRole Cost = new("cost", "cost index, a month in place", 0, 100);

    public static readonly ParameterRole ThreatWithoutForce = new("threatWithoutForce", "what is left of a threat's effect without usable force behind it", 0, 1);
    public static readonly ParameterRole SynergyCrossing = new("synergyCrossing", "factor on the chance of a crossing where diplomacy and coercion are both in place", 0, 2, AboveLeast: true);
    public static readonly ParameterRole SynergyHarm = new("synergyHarm", "factor on deaths where diplomacy and coercion are both in place", 0, 2, AboveLeast: true);

    /// <summary>The parameters of one instrument, in the order of the method note.</summary>
    public static readonly IReadOnlyList<ParameterRole> OfInstrument = [Delay, Duration, Crossing, Harm, Available, BackfireChance, BackfireHarm, BackfireEpisode, Losses, Cost];

    /// <summary>The parameters of all instruments together.</summary>
    public static readonly IReadOnlyList<ParameterRole> OfAll = [ThreatWithoutForce, SynergyCrossing, SynergyHarm];

    /// <summary>The range in words.</summary>
    public string Range => string.Create(CultureInfo.InvariantCulture, $"{(AboveLeast ? "above " : "")}{Least} to {Most}");

    /// <summary>Whether a whole span lies in the range.</summary>
    public bool Holds(double least, double most) => (AboveLeast ? least > Least : least >= Least) && most <= Most;
}
