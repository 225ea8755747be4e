using System.Numerics;

namespace Forestall.Lessons.Coincidence.Internals;

/// <summary>All configurations that some factors can have, one bit each, and which of them satisfy a formula.</summary>
internal sealed class FullTable
{
    /// <summary>More configurations than this are not laid out.</summary>
    public const long MostRows = 1L << 22;
    private const int WordsWorthKeeping = 1 << 12;
    private readonly FactorSpace _space;
    private readonly Dictionary<int, int> _stride = [];
    private readonly Dictionary<int, ulong[]> _literals = [];
    private readonly Dictionary<AtomicFormula, ulong[]> _holds = new(ReferenceEqualityComparer.Instance);

    public FullTable(FactorSpace space, IEnumerable<int> factors)
    {
        _space = space;
        Factors = [.. factors.Distinct().Order()];
        Rows = 1;
        foreach (var f in Factors)
        {
            _stride[f] = Rows;
            Rows *= space.Values[f].Length;
        }

        All = new ulong[(Rows + 63) / 64];
        Array.Fill(All, ulong.MaxValue);
        if ((Rows & 63) != 0)
        {
            All[^1] = (1UL << (Rows & 63)) - 1;
        }
    }

    public int[] Factors { get; }

    public int Rows { get; }

    /// <summary>Every configuration.</summary>
    public ulong[] All { get; }

    /// <summary>How many configurations the factors of these formulas have.</summary>
    public static double RowsOf(FactorSpace space, IEnumerable<AtomicFormula> formulas) =>
        FactorsOf(space, formulas).Aggregate(1.0, (n, f) => n * space.Values[f].Length);

    public static IEnumerable<int> FactorsOf(FactorSpace space, IEnumerable<AtomicFormula> formulas) =>
        formulas.SelectMany(static f => f.Literals).Select(space.FactorOf).Distinct();

    public ulong[] Literal(int literal)
    {
        if (!_literals.TryGetValue(literal, out var bits))
        {
            var factor = _space.FactorOf(literal);
            var (stride, levels, level) = (_stride[factor], _space.Values[factor].Length, literal - _space.First(factor));
            bits = new ulong[All.Length];
            for (var row = level * stride; row < Rows; row += levels * stride)
            {
                for (var r = row; r < row + stride; r++)
                {
                    bits[r >> 6] |= 1UL << (r & 63);
                }
            }

            _literals.Add(literal, bits);
        }

        return bits;
    }

    public ulong[] Conjunction(int[] literals)
    {
        var bits = (ulong[])All.Clone();
        foreach (var literal in literals)
        {
            And(bits, Literal(literal));
        }

        return bits;
    }

    public ulong[] Disjunction(AtomicFormula formula)
    {
        var bits = new ulong[All.Length];
        foreach (var disjunct in formula.Disjuncts)
        {
            var d = Conjunction(disjunct);
            for (var w = 0; w < bits.Length; w++)
            {
                bits[w] |= d[w];
            }
        }

        return bits;
    }

    /// <summary>The configurations in which both sides of a formula are the same.</summary>
    public ulong[] Holds(AtomicFormula formula)
    {
        if (_holds.TryGetValue(formula, out var known))
        {
            return known;
        }

        var left = Disjunction(formula);
        var right = Literal(formula.Outcome);
        for (var w = 0; w < left.Length; w++)
        {
            left[w] = ~(left[w] ^ right[w]) & All[w];
        }

        if (left.Length <= WordsWorthKeeping)
        {
            _holds.Add(formula, left);
        }

        return left;
    }

    /// <summary>The configurations in which all formulas hold.</summary>
    public ulong[] Holds(IEnumerable<AtomicFormula> formulas)
    {
        var bits = (ulong[])All.Clone();
        foreach (var formula in formulas)
        {
            And(bits, Holds(formula));
        }

        return bits;
    }

    /// <summary>The configurations that cases have; a degree of membership above 0.5 is presence.</summary>
    public ulong[] Observed(FactorTable table)
    {
        var bits = new ulong[All.Length];
        for (var i = 0; i < table.Cases.Count; i++)
        {
            var row = 0;
            foreach (var f in Factors)
            {
                var x = table.Data[f][i];
                var level = table.Kind == ConditionKind.MultiValue ? Array.IndexOf(_space.Values[f], (int)x) : x > 0.5 ? 0 : 1;
                row += level * _stride[f];
            }

            bits[row >> 6] |= 1UL << (row & 63);
        }

        return bits;
    }

    public static int Count(ulong[] bits)
    {
        var n = 0;
        foreach (var word in bits)
        {
            n += BitOperations.PopCount(word);
        }

        return n;
    }

    public static int CountBoth(ulong[] a, ulong[] b)
    {
        var n = 0;
        for (var w = 0; w < a.Length; w++)
        {
            n += BitOperations.PopCount(a[w] & b[w]);
        }

        return n;
    }

    private static void And(ulong[] to, ulong[] with)
    {
        for (var w = 0; w < to.Length; w++)
        {
            to[w] &= with[w];
        }
    }
}
