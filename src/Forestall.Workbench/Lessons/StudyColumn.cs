using Forestall.Lessons;

namespace Forestall.Workbench.Lessons;

/// <summary>How a column of a table can be used in a study.</summary>
public enum ColumnUse
{
    /// <summary>It holds memberships, 0 and 1, or a few whole values: taken as it is.</summary>
    AsItIs,

    /// <summary>It holds measured values, which need anchors.</summary>
    Measured,

    /// <summary>It holds text, gaps, or the same value everywhere.</summary>
    Unusable,
}

/// <summary>A column of a table, looked at once.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Use">How it can be used.</param>
/// <param name="Meaning">What it is, in a few words; the heading where nothing is known.</param>
/// <param name="Why">Why it cannot be used; empty where it can.</param>
/// <param name="Values">Its values, case by case; NaN where it does not apply, none where it cannot be used.</param>
public sealed record StudyColumn(string Name, ColumnUse Use, string Meaning, string Why, IReadOnlyList<double> Values)
{
    private const int MostLevels = 6;

    /// <summary>The values a condition of a few whole values can take, from 0; 2 for crisp and fuzzy ones.</summary>
    public int Levels => Use == ColumnUse.AsItIs && Values.Where(static v => !double.IsNaN(v)).Max() is > 1 and var highest ? (int)highest + 1 : 2;

    /// <summary>Looks at a column.</summary>
    public static StudyColumn Of(CaseTable table, string name, string meaning)
    {
        try
        {
            var values = table.Values(name, dashes: true);
            var there = values.Where(static v => !double.IsNaN(v)).ToList();
            return there.Distinct().Take(2).Count() < 2
                ? new(name, ColumnUse.Unusable, meaning, "it has the same value in every case", [])
                : Membership(values, there) || Few(there)
                    ? new(name, ColumnUse.AsItIs, meaning, string.Empty, values)
                    : there.Count < values.Length
                        ? new(name, ColumnUse.Unusable, meaning, "a dash stands among measured values", [])
                        : new(name, ColumnUse.Measured, meaning, string.Empty, values);
        }
        catch (InputException e)
        {
            return new(name, ColumnUse.Unusable, meaning, e.Message.TrimEnd('.'), []);
        }
    }

    private static bool Membership(double[] values, List<double> there) =>
        there.TrueForAll(static v => v is >= 0 and <= 1) && (there.Count == values.Length || there.TrueForAll(static v => v is 0 or 1));

    private static bool Few(List<double> there) => there.TrueForAll(static v => v >= 0 && v < MostLevels && v == Math.Floor(v));
}
