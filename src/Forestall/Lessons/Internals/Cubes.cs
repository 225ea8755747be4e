using System.Numerics;

namespace Forestall.Lessons.Internals;

/// <summary>
/// How combinations of values are packed into one number: for each condition a field of bits that holds value + 1, or 0 where any value will do.
/// </summary>
internal sealed class Cubes
{
    private readonly Study _study;
    private readonly int[] _shift;
    private readonly ulong[] _field;

    public Cubes(Study study)
    {
        _study = study;
        var n = study.Conditions.Count;
        _shift = new int[n];
        _field = new ulong[n];
        var at = 0;
        for (var c = 0; c < n; c++)
        {
            var bits = 32 - BitOperations.LeadingZeroCount((uint)study.Conditions[c].Levels);
            _shift[c] = at;
            _field[c] = ((1UL << bits) - 1) << at;
            at += bits;
            if (at > 64)
            {
                throw new InputException($"{n} conditions with so many values cannot be minimised; merge values or choose fewer conditions.");
            }
        }
    }

    public int Conditions => _shift.Length;

    public int Levels(int condition) => _study.Conditions[condition].Levels;

    public ulong With(ulong cube, int condition, int value) => (cube & ~_field[condition]) | ((ulong)(value + 1) << _shift[condition]);

    public ulong Without(ulong cube, int condition) => cube & ~_field[condition];

    /// <summary>The value of a condition in a cube; −1 where any will do.</summary>
    public int Value(ulong cube, int condition) => (int)((cube & _field[condition]) >> _shift[condition]) - 1;

    public ulong Of(IReadOnlyList<int> values)
    {
        var cube = 0UL;
        for (var c = 0; c < values.Count; c++)
        {
            if (values[c] >= 0)
            {
                cube = With(cube, c, values[c]);
            }
        }

        return cube;
    }

    public ulong Of(IEnumerable<Literal> literals) => literals.Aggregate(0UL, (cube, l) => With(cube, l.Condition, l.Value));

    /// <summary>The fields of the conditions that a cube fixes, all bits set.</summary>
    public ulong Fixed(ulong cube)
    {
        var mask = 0UL;
        for (var c = 0; c < _field.Length; c++)
        {
            mask |= (cube & _field[c]) != 0 ? _field[c] : 0;
        }

        return mask;
    }

    /// <summary>Whether every combination of <paramref name="inner"/> lies in <paramref name="outer"/>.</summary>
    public bool Contains(ulong outer, ulong inner) => (inner & Fixed(outer)) == outer;

    public int Size(ulong cube)
    {
        var size = 0;
        for (var c = 0; c < _field.Length; c++)
        {
            size += (cube & _field[c]) != 0 ? 1 : 0;
        }

        return size;
    }

    public Term Term(ulong cube) =>
        _study.Term([.. Enumerable.Range(0, Conditions).Select(c => new Literal(c, Value(cube, c))).Where(static l => l.Value >= 0)]);

    /// <summary>All single combinations in a cube.</summary>
    public IEnumerable<ulong> Points(ulong cube, int from = 0)
    {
        for (var c = from; c < Conditions; c++)
        {
            if (Value(cube, c) < 0)
            {
                return Enumerable.Range(0, Levels(c)).SelectMany(v => Points(With(cube, c, v), c + 1));
            }
        }

        return [cube];
    }

    /// <summary>How many single combinations are in a cube.</summary>
    public double PointCount(ulong cube) =>
        Enumerable.Range(0, Conditions).Where(c => Value(cube, c) < 0).Aggregate(1.0, (n, c) => n * Levels(c));

    /// <summary>The number of the row of the truth table that a single combination stands for.</summary>
    public long RowNumber(ulong point)
    {
        var number = 0L;
        for (var c = 0; c < Conditions; c++)
        {
            number = (number * _study.Conditions[c].Radix) + Value(point, c);
        }

        return number + 1;
    }
}
