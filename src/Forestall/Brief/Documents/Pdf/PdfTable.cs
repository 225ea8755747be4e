using static System.FormattableString;

namespace Forestall.Brief.Documents.Pdf;

/// <summary>Sets a table: columns as wide as their words need, rows over pages where they must be, the heading again on every page.</summary>
internal sealed class PdfTable
{
    private const double Gap = 7;
    private const double Above = 3.2;
    private const double Leading = 1.26;
    private const double Smallest = 5.6;
    private readonly PdfFlow _flow;
    private readonly TableBlock _table;
    private readonly double _size;
    private readonly double[] _widths;
    private readonly double[] _lefts;

    private PdfTable(PdfFlow flow, TableBlock table, double size)
    {
        (_flow, _table, _size) = (flow, table, size);
        for (; _size > Smallest && Minima().Sum() > flow.Width; _size -= 0.2)
        {
        }

        _widths = Widths();
        _lefts = new double[_widths.Length];
        for (var k = 1; k < _lefts.Length; k++)
        {
            _lefts[k] = _lefts[k - 1] + _widths[k - 1];
        }
    }

    public static void Write(PdfFlow flow, PdfTag parent, TableBlock table, double size) => new PdfTable(flow, table, size).Write(parent);

    private IEnumerable<IReadOnlyList<string>> All => [[.. _table.Columns.Select(static c => c.Header)], .. _table.Rows];

    private double LineHeight => _size * Leading;

    private void Write(PdfTag parent)
    {
        var tag = parent.Add("Table");
        var head = Lines([.. _table.Columns.Select(static c => c.Header)], strong: true);
        var first = _table.Rows.Count > 0 ? Height(Lines(_table.Rows[0], strong: false)) : 0;
        var captionRoom = TextLines.Of(_flow.Bold, _table.Caption, _size + 0.6, _flow.Width).Count * (_size + 0.6) * 1.4;
        _flow.Need(Math.Min(captionRoom + Height(head) + Math.Min(first, 12 * LineHeight), _flow.FullRoom));
        _flow.Text(tag.Add("Caption"), _table.Caption, _size + 0.6, strong: true, leading: 1.4);
        _flow.Y += 1;
        var row = tag.Add("THead").Add("TR");
        Header(head, [.. _table.Columns.Select(_ => row.Add("TH", attributes: "<</O/Table/Scope/Column>>"))]);
        var body = tag.Add("TBody");
        foreach (var cells in _table.Rows)
        {
            row = body.Add("TR");
            var lines = Lines(cells, strong: false);
            Row(lines, head, [.. lines.Select((_, k) => k == 0 ? row.Add("TH", attributes: "<</O/Table/Scope/Row>>") : row.Add("TD"))]);
        }

        _flow.Y += 8;
    }

    private void Header(List<IReadOnlyList<string>> head, List<PdfTag>? tags)
    {
        var (height, bottom) = (Height(head), _flow.Y + Height(head));
        if (tags is null)
        {
            _flow.Page.Decorate(() => Each(k => Cell(head[k], k, bottom - Above - (head[k].Count * LineHeight), strong: true, 0, head[k].Count)));
        }
        else
        {
            Each(k => _flow.Page.Mark(tags[k], () => Cell(head[k], k, bottom - Above - (head[k].Count * LineHeight), strong: true, 0, head[k].Count)));
        }

        _flow.Y += height;
        _flow.Page.Decorate(() => _flow.Page.Rule(PdfFlow.Ink, 0.9, PdfFlow.Left, _flow.Y, _flow.Width));

        void Each(Action<int> cell)
        {
            for (var k = 0; k < head.Count; k++)
            {
                cell(k);
            }
        }
    }

    private void Row(List<IReadOnlyList<string>> lines, List<IReadOnlyList<string>> head, List<PdfTag> tags)
    {
        if (Height(lines) > _flow.Room && Height(lines) + Height(head) <= _flow.FullRoom / 2)
        {
            Continue();
        }

        var most = lines.Max(static l => l.Count);
        for (var done = 0; done < most;)
        {
            var fits = (int)((_flow.Room - (2 * Above)) / LineHeight);
            if (fits < 1)
            {
                Continue();
                continue;
            }

            var (from, count, top) = (done, Math.Min(fits, most - done), _flow.Y + Above);
            for (var k = 0; k < lines.Count; k++)
            {
                if (lines[k].Count > from)
                {
                    var column = k;
                    _flow.Page.Mark(tags[k], () => Cell(lines[column], column, top, strong: column == 0, from, Math.Min(count, lines[column].Count - from)));
                }
            }

            done += count;
            _flow.Y += (count * LineHeight) + (2 * Above);
        }

        _flow.Page.Decorate(() => _flow.Page.Rule(PdfFlow.Line, 0.5, PdfFlow.Left, _flow.Y, _flow.Width));

        void Continue()
        {
            _flow.NewPage();
            Header(head, tags: null);
        }
    }

    private void Cell(IReadOnlyList<string> lines, int column, double top, bool strong, int from, int count)
    {
        var font = strong ? _flow.Bold : _flow.Plain;
        for (var k = 0; k < count; k++)
        {
            var text = lines[from + k];
            var x = PdfFlow.Left + _lefts[column] + (IsText(column) ? column == 0 ? 0 : Gap / 2 : _widths[column] - (Gap / 2) - (font.Width(text.TrimEnd()) * _size));
            _flow.Page.Text(font, _size, PdfFlow.Ink, x, top + (LineHeight * k) + (LineHeight * 0.78), text);
        }
    }

    private bool IsText(int column) => column == 0 || _table.Columns[column].IsText;

    private List<IReadOnlyList<string>> Lines(IReadOnlyList<string> cells, bool strong) =>
        [.. cells.Select((c, k) => TextLines.Of(strong || k == 0 ? _flow.Bold : _flow.Plain, c, _size, _widths[k] - Gap + (k == 0 ? Gap / 2 : 0)))];

    private double Height(List<IReadOnlyList<string>> lines) => (lines.Max(static l => l.Count) * LineHeight) + (2 * Above);

    /// <summary>What the longest word of each column needs; of very long ones, as hashes, a part.</summary>
    private double[] Minima() => [.. _table.Columns.Select((_, k) => Math.Min(_flow.Width / 6, All.Max(r => TextLines.Longest(_flow.Bold, r[k], _size))) + Gap)];

    private double[] Widths()
    {
        var minima = Minima();
        double[] wanted = [.. _table.Columns.Select((_, k) => Math.Max(minima[k], All.Max(r => _flow.Bold.Width(r[k]) * _size) + Gap))];
        var (least, most) = (minima.Sum(), wanted.Sum());
        if (most <= _flow.Width)
        {
            return [.. wanted.Select(w => w * _flow.Width / most)];
        }

        if (least >= _flow.Width)
        {
            return [.. minima.Select(w => w * _flow.Width / least)];
        }

        // What is left goes to the columns in the shares given, as far as they want it.
        double[] widths = [.. minima];
        var open = Enumerable.Range(0, widths.Length).ToList();
        for (var left = _flow.Width - least; left > 0.01 && open.Count > 0;)
        {
            var shares = open.Sum(k => _table.Columns[k].Share);
            var given = open.ToDictionary(static k => k, k => Math.Min(wanted[k] - widths[k], left * _table.Columns[k].Share / shares));
            foreach (var k in open)
            {
                widths[k] += given[k];
            }

            left -= given.Values.Sum();
            open.RemoveAll(k => wanted[k] - widths[k] < 0.01);
        }

        return widths;
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{_table.Caption} ({_size} points)");
}
