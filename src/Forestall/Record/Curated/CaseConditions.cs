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

    /// <summary>The four steps of membership; above one half a condition counts as present in a crisp table.</summary>
    public static IReadOnlyList<double> Anchors { get; } = [0, 0.33, 0.67, 1];

    /// <summary>Whether a condition may be empty because it does not apply.</summary>
    public static bool MayBeEmpty(string condition) => condition is "ENDED" or "RECURRED";

    /// <summary>The anchor of AVERTED for a number of deaths in the 24 months from the opening.</summary>
    public static double Averted(long deaths) => deaths switch { < 100 => 1, < 1000 => 0.67, < 10_000 => 0.33, _ => 0 };
}
