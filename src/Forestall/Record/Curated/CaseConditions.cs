namespace Forestall.Record.Curated;

/// <summary>The conditions and outcomes of a case, and the values they may take (docs/codebook-cases.md).</summary>
public static class CaseConditions
{
    /// <summary>Conditions, in the order of the codebook.</summary>
    public static IReadOnlyList<string> Conditions { get; } =
        ["EARLY", "DIPL", "INDUC", "ECON", "THREAT", "CAPAB", "DEPLOY", "FORCE", "MIXED", "UNSC", "REGION", "GPOPP", "DEPEND", "PRIORMK"];

    /// <summary>Outcomes.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["AVERTED", "ENDED", "RECURRED"];

    /// <summary>Conditions and outcomes.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Conditions, .. Outcomes];

    /// <summary>What a condition or outcome is, in a few words of the codebook.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such condition.</exception>
    public static string Meaning(string condition) => condition switch
    {
        "EARLY" => "early action",
        "DIPL" => "diplomacy",
        "INDUC" => "inducements",
        "ECON" => "economic coercion",
        "THREAT" => "threat of force against those who kill",
        "CAPAB" => "credible capability in place",
        "DEPLOY" => "protective or preventive presence",
        "FORCE" => "use of force by outsiders to stop or prevent killing",
        "MIXED" => "mixed strategy",
        "UNSC" => "Security Council authority",
        "REGION" => "support of the regional organisation and neighbours",
        "GPOPP" => "opposition of a great power",
        "DEPEND" => "dependence of the target on outsiders",
        "PRIORMK" => "prior mass killing",
        "AVERTED" => "mass killing averted",
        "ENDED" => "mass violence that was going on or began in the window ended",
        "RECURRED" => "mass violence (a crossing) came again in the same theatre within five years after it was averted or ended",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "There is no such condition."),
    };

    /// <summary>The four steps of membership; above one half a condition counts as present in a crisp table.</summary>
    public static IReadOnlyList<double> Anchors { get; } = [0, 0.33, 0.67, 1];

    /// <summary>Whether a condition may be empty because it does not apply.</summary>
    public static bool MayBeEmpty(string condition) => condition is "ENDED" or "RECURRED";

    /// <summary>The anchor of AVERTED for a number of deaths in the 24 months from the opening.</summary>
    public static double Averted(long deaths) => deaths switch { < 100 => 1, < 1000 => 0.67, < 10_000 => 0.33, _ => 0 };
}
