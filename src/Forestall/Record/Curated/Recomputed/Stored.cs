using System.Globalization;

namespace Forestall.Record.Curated.Recomputed;

/// <summary>Numbers as the record stores them.</summary>
internal static class Stored
{
    private const int Digits = 3;

    /// <summary>Rounded to the digits of the record.</summary>
    public static double Rounded(double value) => Math.Round(value, Digits);

    /// <summary>A sentence with numbers, the same in every culture.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>An effect that is a share, with its Wilson interval.</summary>
    public static Effect WithShare(this Effect effect, int hits, int trials)
    {
        var share = WilsonInterval.Of(hits, trials);
        return effect with
        {
            Estimate = Rounded(share.Share),
            Low = Rounded(share.Low),
            High = Rounded(share.High),
            IntervalLevel = 95,
        };
    }
}
