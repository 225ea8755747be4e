namespace Forestall.Record.Build;

/// <summary>
/// Months by types of violence with both margins known: deaths per month, deaths per type in the year.
/// A cell can hold deaths only where the month has events of the type.
/// </summary>
internal sealed class MarginTable
{
    private static readonly int[] TypeSets = [0b001, 0b010, 0b100, 0b011, 0b101, 0b110];

    private readonly bool[,] _free;

    private MarginTable(double[,] events, double[] rows, double[] columns)
    {
        Events = events;
        Rows = rows;
        Columns = columns;
        _free = new bool[rows.Length, columns.Length];
        for (var m = 0; m < rows.Length; m++)
        {
            for (var t = 0; t < columns.Length; t++)
            {
                _free[m, t] = events[m, t] > 0 && rows[m] > 0 && columns[t] > 0;
            }
        }
    }

    /// <summary>Events, months by types.</summary>
    public double[,] Events { get; }

    /// <summary>Deaths per month.</summary>
    public double[] Rows { get; }

    /// <summary>Deaths per type.</summary>
    public double[] Columns { get; }

    /// <summary>Whether a cell can hold deaths in some table with these margins.</summary>
    public bool IsFree(int month, int type) => _free[month, type];

    /// <summary>
    /// The table, or null when no table has these margins (Gale, 1957; Hall's condition over the subsets of types).
    /// Cells that are zero in every table with these margins are found and closed.
    /// </summary>
    public static MarginTable? Create(double[,] events, double[] rows, double[] columns)
    {
        if (Array.Exists(rows, static r => r < 0) || Array.Exists(columns, static c => c < 0) || Math.Abs(rows.Sum() - columns.Sum()) > 1e-6)
        {
            return null;
        }

        var table = new MarginTable(events, rows, columns);
        for (var m = 0; m < rows.Length; m++)
        {
            if (rows[m] > 0 && table.FreeTypes(m) == 0)
            {
                return null;
            }
        }

        return table.CloseForcedZeros() ? table : null;
    }

    private bool CloseForcedZeros()
    {
        bool closed;
        do
        {
            closed = false;
            foreach (var set in TypeSets)
            {
                var room = Enumerable.Range(0, Columns.Length).Where(t => (set >> t & 1) == 1).Sum(t => Columns[t]);
                var bound = Enumerable.Range(0, Rows.Length).Where(m => Rows[m] > 0 && (FreeTypes(m) & ~set) == 0).ToHashSet();
                var excess = bound.Sum(m => Rows[m]) - room;
                if (excess > 1e-6)
                {
                    return false;
                }

                closed |= excess >= -1e-6 && CloseOutside(set, bound);
            }
        }
        while (closed);
        return true;
    }

    private bool CloseOutside(int set, HashSet<int> bound)
    {
        var closed = false;
        for (var m = 0; m < Rows.Length; m++)
        {
            for (var t = 0; t < Columns.Length; t++)
            {
                if (!bound.Contains(m) && (set >> t & 1) == 1 && _free[m, t])
                {
                    _free[m, t] = false;
                    closed = true;
                }
            }
        }

        return closed;
    }

    private int FreeTypes(int month)
    {
        var set = 0;
        for (var t = 0; t < Columns.Length; t++)
        {
            set |= _free[month, t] ? 1 << t : 0;
        }

        return set;
    }
}
