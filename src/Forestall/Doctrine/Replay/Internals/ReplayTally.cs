using Forestall.Doctrine.Replay.Internals.Lockstep;

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
    private readonly double[][] _withInput;
    private readonly double[] _inputSums;
    private readonly double[] _inputSquares;

    /// <summary>Creates a tally with no draw in it.</summary>
    /// <param name="layout">Where each count stands.</param>
    /// <param name="doctrines">How many doctrines.</param>
    /// <param name="inputs">How many uncertain inputs each draw comes with.</param>
    public ReplayTally(OutcomeLayout layout, int doctrines, int inputs)
    {
        (_layout, _doctrines) = (layout, doctrines);
        (_inputSums, _inputSquares) = (new double[inputs], new double[inputs]);
        _withInput = [.. Enumerable.Range(0, doctrines * doctrines).Select(_ => new double[inputs + 2])];
        _values = [.. Enumerable.Range(0, doctrines).Select(_ => Enumerable.Range(0, layout.Counts).Select(static c => new RoundedCounts(c < OutcomeLayout.Totals ? TotalBits : GroupBits)).ToArray())];
        _sums = [.. Enumerable.Range(0, doctrines).Select(_ => new double[layout.Counts])];
        _squares = [.. Enumerable.Range(0, doctrines).Select(_ => new double[layout.Counts])];
        _lessHarm = new double[doctrines, doctrines];
    }

    /// <summary>Draws done: all those below this number.</summary>
    public long Done { get; private set; }

    /// <summary>Adds the outcomes of the next draws.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="inputs">For each draw the uniform numbers of the uncertain inputs.</param>
    /// <param name="draws">How many draws.</param>
    public void Add(OutcomeTable outcomes, ReadOnlySpan<double> inputs, int draws)
    {
        // Count by count, so that what is kept of one is at hand for all draws.
        for (var d = 0; d < _doctrines; d++)
        {
            for (var c = 0; c < _layout.Counts; c++)
            {
                Add(outcomes, d, c, draws);
            }
        }

        var remaining = (Span<double>)stackalloc double[_doctrines];
        for (var n = 0; n < draws; n++)
        {
            for (var d = 0; d < _doctrines; d++)
            {
                remaining[d] = outcomes.At(n, d, (int)OutcomeCount.DeathsRemaining);
            }

            Compare(remaining, inputs.Slice(n * _inputSums.Length, _inputSums.Length));
        }

        Done += draws;
    }

    private void Add(OutcomeTable outcomes, int doctrine, int count, int draws)
    {
        var (values, sum, square) = (_values[doctrine][count], _sums[doctrine][count], _squares[doctrine][count]);
        for (var left = draws; left > 0; left -= Lanes.Count)
        {
            var each = outcomes.Cell((draws - left) / Lanes.Count, doctrine, count)[..Math.Min(left, Lanes.Count)];
            if (!each.ContainsAnyExcept(0.0))
            {
                values.AddZeros(each.Length);
                continue;
            }

            foreach (var value in each)
            {
                values.Add(value);
                sum += value;
                square += value * value;
            }
        }

        (_sums[doctrine][count], _squares[doctrine][count]) = (sum, square);
    }

    /// <summary>Adds which doctrine left fewer deaths in a draw, and how that goes with the inputs.</summary>
    private void Compare(ReadOnlySpan<double> remaining, ReadOnlySpan<double> inputs)
    {
        for (var d = 0; d < _doctrines; d++)
        {
            for (var e = 0; e < _doctrines; e++)
            {
                _lessHarm[d, e] += remaining[d] < remaining[e] ? 1 : remaining[d] == remaining[e] ? 0.5 : 0;
                if (e > d)
                {
                    AddDifference(_withInput[(d * _doctrines) + e], remaining[d] - remaining[e], inputs);
                }
            }
        }

        for (var p = 0; p < inputs.Length; p++)
        {
            var input = inputs[p] - 0.5;
            _inputSums[p] += input;
            _inputSquares[p] += input * input;
        }
    }

    /// <summary>Quantiles and mean of a count.</summary>
    public Band Band(int doctrine, int count)
    {
        var q = _values[doctrine][count].Quantiles([0.05, 0.5, 0.95]);
        var mean = _sums[doctrine][count] / Done;
        var variance = Done < 2 ? double.NaN : Math.Max(0, (_squares[doctrine][count] - (Done * mean * mean)) / (Done - 1));
        return new Band(q[0], q[1], q[2], mean, Math.Sqrt(variance / Done));
    }

    /// <summary>For each input the share of the variance of the difference of deaths between two doctrines that goes with it in a straight line.</summary>
    public double[] Drivers(int doctrine, int other)
    {
        var sums = _withInput[(Math.Min(doctrine, other) * _doctrines) + Math.Max(doctrine, other)];
        var inputs = sums.Length - 2;
        var mean = sums[inputs] / Done;
        var variance = (sums[inputs + 1] / Done) - (mean * mean);
        var shares = new double[inputs];
        for (var p = 0; p < inputs && variance > 0; p++)
        {
            // Sums are of the input less one half, which is near its mean; what is left of the mean is taken out here.
            var middle = _inputSums[p] / Done;
            var covariance = (sums[p] / Done) - (mean * middle);
            var spread = (_inputSquares[p] / Done) - (middle * middle);
            shares[p] = spread > 0 ? covariance * covariance / (variance * spread) : 0;
        }

        return shares;
    }

    public double LessHarm(int doctrine, int other) => _lessHarm[doctrine, other] / Done;

    public void Write(BinaryWriter to)
    {
        to.Write(Done);
        foreach (var sum in _inputSums.Concat(_inputSquares))
        {
            to.Write(sum);
        }

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
                foreach (var sum in _withInput[(d * _doctrines) + e])
                {
                    to.Write(sum);
                }
            }
        }
    }

    public void Read(BinaryReader from)
    {
        Done = from.ReadInt64();
        foreach (var sums in new[] { _inputSums, _inputSquares })
        {
            for (var p = 0; p < sums.Length; p++)
            {
                sums[p] = from.ReadDouble();
            }
        }

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
                var sums = _withInput[(d * _doctrines) + e];
                for (var p = 0; p < sums.Length; p++)
                {
                    sums[p] = from.ReadDouble();
                }
            }
        }
    }

    private static void AddDifference(double[] sums, double difference, ReadOnlySpan<double> inputs)
    {
        for (var p = 0; p < inputs.Length; p++)
        {
            sums[p] += difference * (inputs[p] - 0.5);
        }

        sums[^2] += difference;
        sums[^1] += difference * difference;
    }
}
