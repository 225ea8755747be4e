using System.Globalization;

namespace Forestall.Record.Curated;

/// <summary>A date as precise as its source: a day, a month or a year.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="MonthNumber">Month of the year, 1 to 12; null when only the year is known.</param>
/// <param name="Day">Day of the month; null when only the month is known.</param>
public readonly record struct PartialDate(int Year, int? MonthNumber, int? Day)
{
    /// <summary>The precision as a word: <c>day</c>, <c>month</c> or <c>year</c>.</summary>
    public string Precision => Day is not null ? "day" : MonthNumber is not null ? "month" : "year";

    /// <summary>The month the date lies in; the first month of the year when only that is known.</summary>
    public Month FirstMonth => new(Year, MonthNumber ?? 1);

    /// <summary>The month the date lies in; the last month of the year when only that is known.</summary>
    public Month LastMonth => new(Year, MonthNumber ?? 12);

    /// <summary>Reads <c>yyyy-MM-dd</c>, <c>yyyy-MM</c> or <c>yyyy</c>; null when the text is none of them.</summary>
    public static PartialDate? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length switch
        {
            10 when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new PartialDate(day.Year, day.Month, day.Day),
            7 when Month.TryParse(text, out var month) => new PartialDate(month.Year, month.Number, Day: null),
            4 when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0 => new PartialDate(year, MonthNumber: null, Day: null),
            _ => null,
        };
    }

    /// <summary>The date as precise as it is known.</summary>
    public override string ToString() => Precision switch
    {
        "day" => string.Create(CultureInfo.InvariantCulture, $"{FirstMonth}-{Day:00}"),
        "month" => FirstMonth.ToString(),
        _ => Year.ToString("0000", CultureInfo.InvariantCulture),
    };
}
