using Forestall.Lessons;

namespace Forestall.Workbench.Lessons;

/// <summary>A table of cases that can be studied here.</summary>
public sealed class StudyTable
{
    public StudyTable(string id, string title, string file, CaseTable cases, string csv, Func<string, string>? meaning = null, IReadOnlyDictionary<string, string>? names = null)
    {
        (Id, Title, File, Cases, Csv) = (id, title, file, cases, csv);
        Columns = [.. cases.Columns.Select(c => StudyColumn.Of(cases, c, meaning?.Invoke(c) ?? c)).Select(c => IsLibrary ? c with { Why = WithoutMend(c.Why) } : c)];
        Names = names ?? new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>Its name in an address: <c>cases</c>, or the hash of its content.</summary>
    public string Id { get; }

    /// <summary>Its name for people.</summary>
    public string Title { get; }

    /// <summary>The name of its file, as a command names it.</summary>
    public string File { get; }

    /// <summary>The cases.</summary>
    public CaseTable Cases { get; }

    /// <summary>The table as text.</summary>
    public string Csv { get; }

    /// <summary>Its columns.</summary>
    public IReadOnlyList<StudyColumn> Columns { get; }

    /// <summary>What cases are called, where that is more than their name in the table.</summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    /// <summary>Whether it is the one that comes with the record.</summary>
    public bool IsLibrary => Id == CaseLibrary.Id;

    /// <summary>The columns that can stand in a study.</summary>
    public IEnumerable<StudyColumn> Usable => Columns.Where(static c => c.Use != ColumnUse.Unusable);

    /// <summary>A column by its heading.</summary>
    /// <exception cref="InputException">There is none, or it cannot be used.</exception>
    public StudyColumn Column(string name)
    {
        var column = Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException($"the table {File} has no column '{name}'; the columns are {string.Join(", ", Columns.Select(static c => c.Name))}.");
        return column.Use == ColumnUse.Unusable
            ? throw new InputException($"the column '{column.Name}' of {File} cannot be used: {column.Why}; choose another.")
            : column;
    }

    /// <summary>Who reads the library cannot mend it.</summary>
    private static string WithoutMend(string why) => why.LastIndexOf(';') is >= 0 and var mend ? why[..mend] : why;

    /// <summary>What a case is called.</summary>
    public string NameOf(string @case) => Names.GetValueOrDefault(@case, @case);
}
