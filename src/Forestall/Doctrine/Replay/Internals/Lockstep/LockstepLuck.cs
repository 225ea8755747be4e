using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace Forestall.Doctrine.Replay.Internals.Lockstep;

/// <summary>The luck of a situation in the draws of all lanes, generated when it is first asked for and the same under every doctrine. The numbers are those of <see cref="Luck"/>.</summary>
/// <param name="instruments">Keys of the instruments.</param>
/// <param name="seed">The seed.</param>
internal sealed class LockstepLuck(uint[] instruments, ulong seed)
{
    private readonly MonthLuck _few = new(null);
    private readonly MonthLuck _many = new(BinomialThinning.Normal);
    private bool[] _isYearKnown = [];
    private Doubles[] _granted = [];
    private Longs[] _backfire = [];
    private bool[] _isCrossingKnown = [];
    private Doubles[] _crossing = [];
    private SituationHistory _history = null!;
    private Longs _draws;
    private int _firstYear;
    private int _years;

    /// <summary>Turns to a situation and to the draws from <paramref name="firstDraw"/> on.</summary>
    public void Turn(SituationHistory history, long firstDraw)
    {
        _history = history;
        _draws = Lanes.All(firstDraw) + Longs.Indices;
        _firstYear = history.Year(0);
        _years = history.Year(history.Length) - _firstYear + 1;
        Clear(ref _isYearKnown, instruments.Length * _years);
        if (_granted.Length < _isYearKnown.Length)
        {
            (_granted, _backfire) = (new Doubles[_isYearKnown.Length], new Longs[_isYearKnown.Length]);
        }

        Clear(ref _isCrossingKnown, history.Onsets.Length);
        if (_crossing.Length < _isCrossingKnown.Length)
        {
            _crossing = new Doubles[_isCrossingKnown.Length];
        }

        _few.Clear(history.Few);
        _many.Clear(history.Many);
    }

    /// <summary>The uniform numbers of a year by which an instrument is granted.</summary>
    public Doubles Granted(int instrument, int year) => _granted[At(instrument, year)];

    /// <summary>The bits of a year by which an instrument backfires.</summary>
    public Longs Backfire(int instrument, int year) => _backfire[At(instrument, year)];

    /// <summary>The uniform numbers by which a crossing is prevented.</summary>
    public Doubles Crossing(int onset)
    {
        if (!_isCrossingKnown[onset])
        {
            _isCrossingKnown[onset] = true;
            _crossing[onset] = Uniform(Blocks(_history.FirstMonth + _history.Onsets[onset].Crossing, Luck.CrossingStream(_history.Key)).First);
        }

        return _crossing[onset];
    }

    /// <summary>The uniform numbers of a month in <see cref="SituationHistory.Few"/>.</summary>
    public Doubles Few(int index) => _few.Known(index) ? _few.Values[index] : Generate(_few, _history.Few, index);

    /// <summary>The normal quantiles at the uniform numbers of a month in <see cref="SituationHistory.Many"/>.</summary>
    public Doubles Many(int index) => _many.Known(index) ? _many.Values[index] : Generate(_many, _history.Many, index);

    /// <summary>Number between 0 and 1 from the upper half of the bits.</summary>
    public static Doubles Upper(Longs bits) => Vector512.ConvertToDouble(bits >>> 32) * Lanes.All(Luck.Unit32);

    /// <summary>Number between 0 and 1 from the lower half of the bits.</summary>
    public static Doubles Lower(Longs bits) => Vector512.ConvertToDouble(bits & Lanes.All((long)uint.MaxValue)) * Lanes.All(Luck.Unit32);

    private static Doubles Uniform(Longs bits) => Vector512.ConvertToDouble(bits >>> 11) * Lanes.All(Luck.Unit53);

    private static void Clear(ref bool[] known, int length)
    {
        if (known.Length < length)
        {
            known = new bool[length];
        }
        else
        {
            Array.Clear(known, 0, length);
        }
    }

    private Doubles Generate(MonthLuck known, DeadlyMonths months, int index) =>
        known.Learn(index, Uniform(Blocks(_history.FirstMonth + months.Months[index], Luck.ThinningStream(_history.Key)).First));

    private int At(int instrument, int year)
    {
        var at = (instrument * _years) + year - _firstYear;
        if (!_isYearKnown[at])
        {
            _isYearKnown[at] = true;
            var (first, second) = Blocks(year, Luck.InstrumentStream(_history.Key, instruments[instrument]));
            (_granted[at], _backfire[at]) = (Uniform(first), second);
        }

        return at;
    }

    private (Longs First, Longs Second) Blocks(int month, ulong stream)
    {
        var (first, second) = Luck.Blocks(seed, ((_draws << 16) | Lanes.All((long)month)).AsUInt64(), stream);
        return (first.AsInt64(), second.AsInt64());
    }

    /// <summary>Numbers of the months of a kind, as far as they were generated.</summary>
    private sealed class MonthLuck(Func<double, double>? finish)
    {
        private bool[] _isKnown = [];

        public Doubles[] Values { get; private set; } = [];

        public bool Known(int index) => _isKnown[index];

        public void Clear(DeadlyMonths months)
        {
            LockstepLuck.Clear(ref _isKnown, months.Months.Length);
            if (Values.Length < _isKnown.Length)
            {
                Values = new Doubles[_isKnown.Length];
            }
        }

        public Doubles Learn(int index, Doubles uniform)
        {
            if (finish is not null)
            {
                Span<double> numbers = stackalloc double[Lanes.Count];
                uniform.CopyTo(numbers);
                foreach (ref var number in numbers)
                {
                    number = finish(number);
                }

                uniform = Vector512.Create<double>(numbers);
            }

            _isKnown[index] = true;
            return Values[index] = uniform;
        }
    }
}
