using Forestall.Files;

namespace Forestall.Record.Import;

/// <summary>Fields that several formats have.</summary>
internal static class ImportFields
{
    private const long MostPeople = 1_000_000_000;

    /// <summary>A number of people.</summary>
    public static long People(this TableReader table, int column)
    {
        var count = table.Count(column);
        return count <= MostPeople ? count : throw table.Wrong(column, $"{count} is too large to be a number of people; correct it");
    }

    /// <summary>A number of people, or null where the field is empty, a dash or a star.</summary>
    public static long? PeopleOrNone(this TableReader table, int column) =>
        column < 0 || table.Span(column).Trim() is "" or "-" or "*" or "NA" ? null : table.People(column);

    /// <summary>Low, best and high; a missing column means the best estimate.</summary>
    public static Deaths Deaths(this TableReader table, int low, int best, int high)
    {
        var number = table.People(best);
        return new Deaths(low < 0 ? number : table.People(low), number, high < 0 ? number : table.People(high));
    }
}
