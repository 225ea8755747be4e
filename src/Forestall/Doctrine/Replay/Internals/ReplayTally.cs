namespace Forestall.Doctrine.Replay.Internals;

/// <summary>What is kept of the draws done so far: rounded values, sums, and who did better than whom. Blocks are added in their order.</summary>
internal sealed class ReplayTally
{
    private const int TotalBits = 14;
    private const int GroupBits = 9;

    private readonly OutcomeLayout _layout;
    private readonly int _doctrines;
    private readonly RoundedCounts[][] _values;
    private readonly double[][] _sums;
    private readonly double[][] _squares;
    private readonly double[,] _lessHarm;

    public ReplayTally(OutcomeLayout layout, int doctrines)
    {
        (_layout, _doctrines) = (layout, doctrines);
        _values = [.. Enumerable.Range(0, doctrines).Select(_ => Enumerable.Range(0, layout.Counts).Select(static c => new RoundedCounts(c < OutcomeLayout.Totals ? TotalBits : GroupBits)).ToArray())];
        _sums = [.. Enumerable.Range(0, doctrines).Select(_ => new double[layout.Counts])];
        _squares = [.. Enumerable.Range(0, doctrines).Select(_ => new double[layout.Counts])];
        _lessHarm = new double[doctrines, doctrines];
    }

    /// <summary>Draws done: all those below this number.</summary>
    public long Done { get; private set; }

    /// <summary>Adds the outcomes of the next draw: one row of the layout for each doctrine.</summary>
    public void Add(ReadOnlySpan<double> rows)
    {
        for (var d = 0; d < _doctrines; d++)
        {
            var row = rows.Slice(d * _layout.Length, _layout.Counts);
            for (var c = 0; c < row.Length; c++)
            {
                _values[d][c].Add(row[c]);
                _sums[d][c] += row[c];
                _squares[d][c] += row[c] * row[c];
            }

            var remaining = row[(int)OutcomeCount.DeathsRemaining];
            for (var e = 0; e < _doctrines; e++)
            {
                var other = rows[(e * _layout.Length) + (int)OutcomeCount.DeathsRemaining];
                _lessHarm[d, e] += remaining < other ? 1 : remaining == other ? 0.5 : 0;
            }
        }

        Done++;
    }

    /// <summary>Quantiles and mean of a count.</summary>
    public Band Band(int doctrine, int count)
    {
        var q = _values[doctrine][count].Quantiles([0.05, 0.5, 0.95]);
        var mean = _sums[doctrine][count] / Done;
        var variance = Done < 2 ? double.NaN : Math.Max(0, (_squares[doctrine][count] - (Done * mean * mean)) / (Done - 1));
        return new Band(q[0], q[1], q[2], mean, Math.Sqrt(variance / Done));
    }

    public double LessHarm(int doctrine, int other) => _lessHarm[doctrine, other] / Done;

    public void Write(BinaryWriter to)
    {
        to.Write(Done);
        for (var d = 0; d < _doctrines; d++)
        {
            for (var c = 0; c < _layout.Counts; c++)
            {
                _values[d][c].Write(to);
                to.Write(_sums[d][c]);
                to.Write(_squares[d][c]);
            }

            for (var e = 0; e < _doctrines; e++)
            {
                to.Write(_lessHarm[d, e]);
            }
        }
    }

    public void Read(BinaryReader from)
    {
        Done = from.ReadInt64();
        for (var d = 0; d < _doctrines; d++)
        {
            for (var c = 0; c < _layout.Counts; c++)
            {
                _values[d][c].Read(from);
                _sums[d][c] = from.ReadDouble();
                _squares[d][c] = from.ReadDouble();
            }

            for (var e = 0; e < _doctrines; e++)
            {
                _lessHarm[d, e] = from.ReadDouble();
            }
        }
    }
}
