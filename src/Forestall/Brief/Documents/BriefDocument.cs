namespace Forestall.Brief.Documents;

/// <summary>A paper with one page for who decides, and annexes for who checks; written as HTML, PDF or Word (<see cref="BriefFile"/>).</summary>
public sealed class BriefDocument
{
    internal BriefDocument(string kind, string title, string standing, string first, IReadOnlyList<Block> firstPage, IReadOnlyList<Annex> annexes)
    {
        (Kind, Title, Standing, First, FirstPage, Annexes) = (kind, title, standing, first, firstPage, annexes);
    }

    /// <summary>Language of the text, as HTML, PDF and Word name it.</summary>
    public static string Language => "en-GB";

    /// <summary>What it is, such as <c>Brief</c>.</summary>
    public string Kind { get; }

    /// <summary>What it is about.</summary>
    public string Title { get; }

    /// <summary>As of when, and on what.</summary>
    public string Standing { get; }

    /// <summary>Name of the first page, for readers that list sections.</summary>
    internal string First { get; }

    internal IReadOnlyList<Block> FirstPage { get; }

    internal IReadOnlyList<Annex> Annexes { get; }

    /// <summary>Title and month in one line.</summary>
    internal string FullTitle => $"{Title} – {Standing}";
}
