using System.Globalization;

namespace Forestall.Workbench.Lessons;

/// <summary>Parameters of fit as the field writes them.</summary>
internal static class FitText
{
    /// <summary>Three decimals; a dash where the divisor is zero.</summary>
    public static string Of(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";
}
