namespace Forestall.Brief.Documents;

/// <summary>Something that stands in a paper, as data.</summary>
/// <param name="Kind">heading, text, list, figures, table or picture.</param>
/// <param name="Text">A heading, a paragraph, what stands over a table, or what stands under a picture; empty for lists and figures.</param>
/// <param name="Columns">Headings of a table, or of the table behind a picture.</param>
/// <param name="Rows">Its rows; of a list a row for each sentence, of figures what each counts, the figure, and how sure it is.</param>
public sealed record BriefItem(string Kind, string Text, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    internal static BriefItem Of(Block block) => block switch
    {
        HeadingBlock heading => new("heading", heading.Text, [], []),
        TextBlock text => new("text", text.Text, [], []),
        ListBlock list => new("list", string.Empty, [], [.. list.Items.Select(static i => (IReadOnlyList<string>)[i])]),
        FiguresBlock figures => new("figures", string.Empty, [], [.. figures.Figures.Select(static f => (IReadOnlyList<string>)[f.Label, f.Value, f.Note])]),
        TableBlock table => new("table", table.Caption, Headers(table), table.Rows),
        PictureBlock picture => new("picture", picture.Caption, Headers(picture.Data), picture.Data.Rows),
        _ => throw new InvalidOperationException($"{block.GetType().Name} is nothing that stands in a paper."),
    };

    private static IReadOnlyList<string> Headers(TableBlock table) => [.. table.Columns.Select(static c => c.Header)];
}
