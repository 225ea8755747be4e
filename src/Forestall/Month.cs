using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Forestall;

/// <summary>A calendar month, written <c>yyyy-MM</c>; the unit of time of the whole workbench.</summary>
/// <param name="Ordinal">Months since 0000-01, so that differences are numbers of months.</param>
public readonly record struct Month(int Ordinal) : IComparable<Month>
{
    /// <summary>Creates the month <paramref name="number"/> (1 to 12) of <paramref name="year"/> (1 to 9999).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Year or month out of range.</exception>
    public Month(int year, int number)
        : this(Checked(year, number))
    {
    }

    /// <summary>The calendar year.</summary>
    public int Year => Ordinal / 12;

    /// <summary>The month in the year, 1 to 12.</summary>
    public int Number => (Ordinal % 12) + 1;

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(Month left, Month right) => left.Ordinal < right.Ordinal;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(Month left, Month right) => left.Ordinal > right.Ordinal;

    /// <summary>Whether <paramref name="left"/> is not after <paramref name="right"/>.</summary>
    public static bool operator <=(Month left, Month right) => left.Ordinal <= right.Ordinal;

    /// <summary>Whether <paramref name="left"/> is not before <paramref name="right"/>.</summary>
    public static bool operator >=(Month left, Month right) => left.Ordinal >= right.Ordinal;

    /// <summary>The month <paramref name="months"/> later.</summary>
    public static Month operator +(Month month, int months) => new(month.Ordinal + months);

    /// <summary>The month <paramref name="months"/> earlier.</summary>
    public static Month operator -(Month month, int months) => new(month.Ordinal - months);

    /// <summary>How many months <paramref name="left"/> lies after <paramref name="right"/>.</summary>
    public static int operator -(Month left, Month right) => left.Ordinal - right.Ordinal;

    /// <summary>The month a day lies in.</summary>
    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Reads <c>yyyy-MM</c>.</summary>
    /// <exception cref="FormatException">The text is no month.</exception>
    public static Month Parse(string text) =>
        TryParse(text, out var month) ? month : throw new FormatException($"'{text}' is no month; write it as yyyy-MM, for example 1994-04.");

    /// <summary>Reads <c>yyyy-MM</c>; false when the text is no month.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Month month)
    {
        month = default;
        if (text is not { Length: 7 } || text[4] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year < 1 || number is < 1 or > 12)
        {
            return false;
        }

        month = new Month(year, number);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Month other) => Ordinal.CompareTo(other.Ordinal);

    /// <summary>The month as <c>yyyy-MM</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");

    private static int Checked(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        return (year * 12) + number - 1;
    }
}
