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

    /// <summary>Letters and headings of the annexes.</summary>
    public IReadOnlyList<(string Letter, string Heading)> Parts => [.. Annexes.Select(static a => (a.Letter, a.Heading))];

    /// <summary>The page to decide on, as HTML for the midst of another page: headings from level 2 on, no styles and no scripts.</summary>
    public string FirstPageHtml() => HtmlWriter.Fragment(FirstPage, 0);

    /// <summary>An annex without its heading, as HTML for the midst of another page: headings from level 3 on, no styles and no scripts.</summary>
    /// <param name="letter">Its letter.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such annex.</exception>
    public string AnnexHtml(string letter) =>
        HtmlWriter.Fragment((Annexes.FirstOrDefault(a => a.Letter == letter) ?? throw new ArgumentOutOfRangeException(nameof(letter), letter, "There is no such annex.")).Blocks, 1);

    /// <summary>Everything that stands in it, as data: the page to decide on, then the annexes.</summary>
    public IEnumerable<(string Letter, string Heading, IReadOnlyList<BriefItem> Items)> Content() =>
        [(string.Empty, First, [.. FirstPage.Select(BriefItem.Of)]), .. Annexes.Select(static a => (a.Letter, a.Heading, (IReadOnlyList<BriefItem>)[.. a.Blocks.Select(BriefItem.Of)]))];

    /// <summary>Name of the first page, for readers that list sections.</summary>
    internal string First { get; }

    internal IReadOnlyList<Block> FirstPage { get; }

    internal IReadOnlyList<Annex> Annexes { get; }

    /// <summary>Title and month in one line.</summary>
    internal string FullTitle => $"{Title} – {Standing}";
}
