using System.Buffers;
using System.Globalization;
using Forestall.Files;

namespace Forestall.Record.Import;

/// <summary>Reads days in the ways in which event files write them. Whether 3/4/2020 is in March or April is decided once, from the whole column.</summary>
/// <param name="path">The file.</param>
/// <param name="table">The file, being read.</param>
/// <param name="columns">The columns that hold days.</param>
internal sealed class DayColumns(string path, TableReader table, params int[] columns)
{
    private static readonly string[] Spelled = ["d MMMM yyyy", "d MMM yyyy", "d-MMMM-yyyy", "d-MMM-yyyy", "MMMM d, yyyy"];
    private static readonly SearchValues<char> TimeOfDay = SearchValues.Create(" T0123456789:.+-ZAMPamp");
    private bool? _dayFirst;

    /// <summary>The day in a column of the current row.</summary>
    public DateOnly Read(int column)
    {
        var span = table.Span(column);
        if (span.Length >= 10 && span[4] == '-' && span[7] == '-' && IsTime(span[10..]))
        {
            var (year, month, day) = (Digits(span[..4]), Digits(span[5..7]), Digits(span[8..10]));
            return year >= 0 && month >= 0 && day >= 0 ? Day(column, year, month, day) : throw NoDay(column);
        }

        return ReadOther(column);
    }

    private DateOnly ReadOther(int column)
    {
        var span = table.Span(column).Trim();
        if (span.IsEmpty)
        {
            throw table.Wrong(column, "the day is missing; write it as yyyy-MM-dd");
        }

        if (Slashed(span) is { } parts)
        {
            _dayFirst ??= Decide(column);
            return _dayFirst.Value ? Day(column, parts.Year, parts.Second, parts.First) : Day(column, parts.Year, parts.First, parts.Second);
        }

        return DateOnly.TryParseExact(span, Spelled, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Day(column, day.Year, day.Month, day.Day)
            : throw NoDay(column);
    }

    private DateOnly Day(int column, int year, int month, int day)
    {
        if (year is < SituationTally.FirstYear or > SituationTally.LastYear)
        {
            throw table.Wrong(column, $"the year {year} lies outside {SituationTally.FirstYear} to {SituationTally.LastYear}; correct it");
        }

        if (month is < 1 or > 12)
        {
            throw table.Wrong(column, $"'{Shown(column)}' has no such month; months run from 1 to 12, correct it");
        }

        return day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : throw table.Wrong(column, $"'{Shown(column)}' has no such day; correct it");
    }

    /// <summary>Reads the columns ahead, in a second pass over the file, until a day above 12 shows the order.</summary>
    private bool Decide(int column)
    {
        bool? dayFirst = null;
        using var ahead = TableReader.Open(path);
        while (ahead.Read())
        {
            foreach (var at in columns)
            {
                if (Slashed(ahead.Span(at).Trim()) is not { } parts || (parts.First <= 12 && parts.Second <= 12))
                {
                    continue;
                }

                var here = parts.First > 12;
                if (dayFirst is { } before && before != here)
                {
                    throw ahead.Wrong(at, "this day stands in another order than those above; write all as yyyy-MM-dd");
                }

                dayFirst = here;
            }
        }

        return dayFirst ?? throw table.Wrong(column, $"'{Shown(column)}' may be day or month first, and no row of the file tells which; write days as yyyy-MM-dd");
    }

    private InputException NoDay(int column) => table.Wrong(column, $"'{Shown(column)}' is no day; write it as yyyy-MM-dd");

    private string Shown(int column) => TableReader.Shown(table.Span(column).Trim(), 40);

    private static (int First, int Second, int Year)? Slashed(ReadOnlySpan<char> span)
    {
        var one = span.IndexOf('/');
        var two = one < 0 ? -1 : span[(one + 1)..].IndexOf('/') + one + 1;
        if (one is < 1 or > 2 || two - one is < 2 or > 3 || span.Length < two + 5 || !IsTime(span[(two + 5)..]))
        {
            return null;
        }

        var (first, second, year) = (Digits(span[..one]), Digits(span[(one + 1)..two]), Digits(span.Slice(two + 1, 4)));
        return first >= 0 && second >= 0 && year >= 0 ? (first, second, year) : null;
    }

    private static bool IsTime(ReadOnlySpan<char> rest) =>
        rest.IsEmpty || (rest[0] is ' ' or 'T' && !rest.ContainsAnyExcept(TimeOfDay));

    private static int Digits(ReadOnlySpan<char> span)
    {
        var value = 0;
        foreach (var c in span)
        {
            if (!char.IsAsciiDigit(c))
            {
                return -1;
            }

            value = (value * 10) + c - '0';
        }

        return value;
    }
}
