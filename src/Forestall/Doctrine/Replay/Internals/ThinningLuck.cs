using System.Runtime.Intrinsics;

namespace Forestall.Doctrine.Replay.Internals;

/// <summary>
/// The numbers by which recorded harm is thinned in one draw. They are the same under every doctrine, so they are generated once for a situation,
/// four months at a time. The numbers are those of <see cref="Luck"/>, whatever the processor.
/// </summary>
internal sealed class ThinningLuck
{
    private const int Together = 4;
    private readonly Numbers _few = new(null);
    private readonly Numbers _many = new(BinomialThinning.Normal);
    private SituationHistory? _history;
    private ulong _seed;
    private long _draw;

    /// <summary>Turns to a situation and draw.</summary>
    public void Turn(SituationHistory history, ulong seed, long draw)
    {
        if (ReferenceEquals(_history, history) && _draw == draw && _seed == seed)
        {
            return;
        }

        (_history, _seed, _draw) = (history, seed, draw);
        _few.Clear(history.Few);
        _many.Clear(history.Many);
    }

    /// <summary>The uniform numbers of the months in <see cref="SituationHistory.Few"/>, of which those from <paramref name="first"/> to before <paramref name="end"/> are there.</summary>
    public ReadOnlySpan<double> Few(int first, int end) => Ready(_few, _history!.Few, first, end);

    /// <summary>The normal quantiles at the uniform numbers of the months in <see cref="SituationHistory.Many"/>, of which those from <paramref name="first"/> to before <paramref name="end"/> are there.</summary>
    public ReadOnlySpan<double> Many(int first, int end) => Ready(_many, _history!.Many, first, end);

    private ReadOnlySpan<double> Ready(Numbers numbers, DeadlyMonths months, int first, int end)
    {
        for (var group = first / Together; group * Together < end; group++)
        {
            if (!numbers.IsKnown[group])
            {
                numbers.IsKnown[group] = true;
                Generate(months.Months.AsSpan(group * Together, Together), numbers.Values.AsSpan(group * Together, Together));
                numbers.Finish(group * Together, Together);
            }
        }

        return numbers.Values;
    }

    private void Generate(ReadOnlySpan<int> months, Span<double> numbers)
    {
        var first = _history!.FirstMonth;
        var places = Vector256.Create(Luck.Place(_draw, first + months[0]), Luck.Place(_draw, first + months[1]), Luck.Place(_draw, first + months[2]), Luck.Place(_draw, first + months[3]));
        var (words, _) = Luck.Blocks(_seed, places, Luck.ThinningStream(_history.Key));
        for (var i = 0; i < Together; i++)
        {
            numbers[i] = Luck.Uniform(words[i]);
        }
    }

    /// <summary>Numbers of the months of a kind, as far as they were generated.</summary>
    private sealed class Numbers(Func<double, double>? finish)
    {
        public bool[] IsKnown { get; private set; } = [];

        public double[] Values { get; private set; } = [];

        public void Clear(DeadlyMonths months)
        {
            var groups = months.Months.Length / Together;
            if (IsKnown.Length < groups)
            {
                (IsKnown, Values) = (new bool[groups], new double[groups * Together]);
            }
            else
            {
                Array.Clear(IsKnown, 0, groups);
            }
        }

        public void Finish(int from, int count)
        {
            if (finish is null)
            {
                return;
            }

            foreach (ref var value in Values.AsSpan(from, count))
            {
                value = finish(value);
            }
        }
    }
}
