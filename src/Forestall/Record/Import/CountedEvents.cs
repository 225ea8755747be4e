using System.Globalization;
using System.Text;
using Forestall.Files;

namespace Forestall.Record.Import;

/// <summary>The events counted in a record, by catalogue; kept beside it so that a later import takes none twice.</summary>
internal sealed class CountedEvents
{
    /// <summary>The file's name in the record's folder.</summary>
    public const string File = "event-ids.csv";

    /// <summary>The catalogue of UCDP's events.</summary>
    public const string Ucdp = "UCDP";

    private const string Header = "catalogue,situation,month,ids";
    private const int RangesInARow = 2000;

    private readonly SortedDictionary<string, EventIds> _catalogues = new(StringComparer.Ordinal);

    /// <summary>The ids of one catalogue.</summary>
    public EventIds Of(string catalogue)
    {
        if (!_catalogues.TryGetValue(catalogue, out var ids))
        {
            _catalogues[catalogue] = ids = new EventIds();
        }

        return ids;
    }

    /// <summary>Reads the file; nothing is counted when there is none.</summary>
    public static CountedEvents Read(string folder)
    {
        var counted = new CountedEvents();
        var path = Path.Combine(folder, File);
        if (!System.IO.File.Exists(path))
        {
            return counted;
        }

        using var table = TableReader.Open(path);
        var (catalogue, situation, month, ids) = (table.Require("catalogue"), table.Require("situation"), table.Require("month"), table.Require("ids"));
        while (table.Read())
        {
            var country = CountryList.WithCode(table.Text(situation)) ?? throw table.Wrong(situation, $"'{table.Text(situation)}' is no situation; make the record anew");
            var place = EventPlace.Of(country.Code, table.Month(month));
            var into = counted.Of(table.Text(catalogue));
            var span = table.Span(ids);
            foreach (var range in span.Split(' '))
            {
                var (first, last) = Range(span[range]) ?? throw table.Wrong(ids, "the event ids cannot be read; make the record anew");
                for (var id = first; id <= last; id++)
                {
                    into.At(id) = place;
                }
            }
        }

        return counted;
    }

    /// <summary>Forgets the events of the places that are given up.</summary>
    public void Forget(Func<int, bool> place)
    {
        foreach (var ids in _catalogues.Values)
        {
            ids.Forget(place);
        }
    }

    /// <summary>Forgets the events that another count has too.</summary>
    public void ForgetAllIn(CountedEvents other)
    {
        foreach (var (catalogue, ids) in _catalogues)
        {
            var there = other.Of(catalogue);
            if (there.IsEmpty)
            {
                continue;
            }

            foreach (var (id, _) in ids.All().Where(e => there.Find(e.Id) != 0).ToList())
            {
                ids.At(id) = 0;
            }
        }
    }

    /// <summary>Adds the events of another count.</summary>
    public void Add(CountedEvents other)
    {
        foreach (var (catalogue, ids) in other._catalogues)
        {
            var into = Of(catalogue);
            if (into.IsEmpty)
            {
                _catalogues[catalogue] = ids;
                continue;
            }

            foreach (var (id, place) in ids.All())
            {
                into.At(id) = place;
            }
        }
    }

    /// <summary>Writes the file, one row for each situation and month.</summary>
    public void Write(string folder, CancellationToken cancellation)
    {
        using var writer = new StreamWriter(Path.Combine(folder, File), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        writer.WriteLine(Header);
        foreach (var (catalogue, ids) in _catalogues)
        {
            var sorted = ids.ByPlace();
            for (var i = 0; i < sorted.Length;)
            {
                cancellation.ThrowIfCancellationRequested();
                i = WriteRow(writer, catalogue, sorted, i);
            }
        }
    }

    private static int WriteRow(StreamWriter writer, string catalogue, ulong[] sorted, int from)
    {
        const ulong IdMask = (1UL << EventIds.IdBits) - 1;
        var place = (int)(sorted[from] >> EventIds.IdBits);
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{catalogue},{EventPlace.SituationOf(place)},{EventPlace.MonthOf(place)},"));
        var i = from;
        Span<char> text = stackalloc char[48];
        for (var ranges = 0; ranges < RangesInARow && i < sorted.Length && (int)(sorted[i] >> EventIds.IdBits) == place; ranges++)
        {
            var first = i++;
            while (i < sorted.Length && sorted[i] == sorted[i - 1] + 1)
            {
                i++;
            }

            var length = 0;
            var separator = ranges == 0 ? string.Empty : " ";
            _ = first == i - 1
                ? text.TryWrite(CultureInfo.InvariantCulture, $"{separator}{sorted[first] & IdMask}", out length)
                : text.TryWrite(CultureInfo.InvariantCulture, $"{separator}{sorted[first] & IdMask}-{sorted[i - 1] & IdMask}", out length);
            writer.Write(text[..length]);
        }

        writer.Write('\n');
        return i;
    }

    private static (long First, long Last)? Range(ReadOnlySpan<char> text)
    {
        var dash = text.IndexOf('-');
        var first = dash < 0 ? text : text[..dash];
        var last = dash < 0 ? text : text[(dash + 1)..];
        return long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var a)
            && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var b)
            && a <= b && b < 1L << EventIds.IdBits && b - a < int.MaxValue
            ? (a, b)
            : null;
    }
}
