using Forestall.Record.Thresholds;
using static System.FormattableString;

namespace Forestall.Workbench.Shell;

/// <summary>The terms of the field as they are used here, explained on the spot.</summary>
internal static class Glossary
{
    private static readonly RubiconSettings Rubicon = RubiconSettings.Default;

    public static IReadOnlyDictionary<string, string> Terms { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["best, low, high"] = "UCDP's best estimate of deaths, and the sums of the lowest and of the highest reports of each event. Low and high are not a confidence interval.",
        ["PRI"] = "Proportional reduction in inconsistency: inclusion after what would serve for the absence of the outcome as well is taken off.",
        ["calibration"] = "Turning measured values into degrees of membership in a set, by three anchors: where a case is fully out, where neither in nor out, where fully in.",
        ["contradictory row"] = "A combination of conditions in which some cases have the outcome and some lack it.",
        ["crossing"] = Invariant($"The Rubicon: the month in which the deaths of {Rubicon.Window} months reach {Rubicon.Threshold:N0}, coming from below."),
        ["doctrine"] = "Rules about when to use which instruments, written down before anything happens.",
        ["episode"] = Invariant($"From a crossing until the deaths of {Rubicon.Window} months fall below {Rubicon.EndFraction * Rubicon.Threshold:N0}."),
        ["false alarm"] = "A warning on which one would have acted and after which no crossing came within the time.",
        ["harm"] = "Deaths in organised violence, by type, and displacement.",
        ["inclusion"] = "How far the cases with the condition are also cases with the outcome, from 0 to 1 (consistency of sufficiency).",
        ["lead time"] = "Months from the first sustained warning to the crossing.",
        ["measure"] = "Something somebody did, on a date, under an authority: non-coercive, economic, threat, deployment or force.",
        ["necessary"] = "Without it the outcome does not occur: the outcome's cases are a subset of the condition's.",
        ["organised violence"] = "State-based conflict, conflict between groups without a state, and one-sided violence against civilians, as UCDP counts them.",
        ["regret"] = "Deaths remaining in a draw, less those under the doctrine that leaves fewest in that draw.",
        ["situation"] = "A country, watched month by month. Territories lie where UCDP counts them: Kosovo under Serbia, East Timor under Indonesia until 2002, Gaza under Israel.",
        ["strategy"] = "Instruments planned for one situation from now on.",
        ["sufficient"] = "With it the outcome occurs: the condition's cases are a subset of the outcome's.",
        ["surge"] = Invariant($"A steep rise inside an episode: the deaths of {Rubicon.Window} months reach {Rubicon.SurgeFactor:0.#} times their median over the {Rubicon.SurgeBaseline} months before."),
        ["truth table"] = "Every combination of conditions as a row, with its cases, and whether the row leads to the outcome. A case belongs to the row in which its membership is above one half.",
        ["warning"] = "The probability, on what was published by then, that a situation crosses within twelve months.",
    };
}
