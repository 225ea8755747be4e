namespace Forestall.Lessons.CaseSelection.Internals;

/// <summary>One conjunct of a term in focus, the others complementary.</summary>
internal sealed class Focus
{
    private readonly Ground _ground;
    private readonly int _term;
    private readonly string _name;
    private readonly double[] _focal;
    private readonly double[]? _others;
    private readonly int[] _typical;

    private Focus(Ground ground, int term, Literal literal)
    {
        _ground = ground;
        _term = term;
        _name = ground.Study.Write(literal);
        _focal = ground.Study.Membership([literal]);
        var others = ground.Formula.Terms[term].Literals.Where(l => l != literal).ToList();
        _others = others.Count == 0 ? null : ground.Study.Membership(others);
        _typical = SufficiencyCases.TypicalRows(ground, term);
    }

    private double[] Y => _ground.Y;

    public static IEnumerable<Focus> All(Ground ground, int term) => ground.Formula.Terms[term].Literals.Select(l => new Focus(ground, term, l));

    public IEnumerable<FocalCase> Cases() => _typical.Select(i => new FocalCase
    {
        Conjunct = _name,
        Case = _ground.Study.Cases[i],
        Focal = _focal[i],
        Outcome = Y[i],
        Complement = _others?[i],
        Term = _ground.Terms[_term][i],
        Rank = _others is null ? null : Rank(i),
        CleanCorridor = Clean(i),
        Consistent = Consistent(i),
        Unique = _ground.Unique(_term, i),
        Best = Best(i),
        MostForConjunct = SufficiencyCases.IsMost(_typical, i, Best),
        MostForTerm = MostForTerm(i),
    }).OrderBy(static c => c.Rank).ThenByDescending(static c => c.CleanCorridor).ThenByDescending(static c => c.Consistent).ThenByDescending(static c => c.Unique).ThenBy(static c => SufficiencyCases.Rounded(c.Best));

    public IEnumerable<CasePair> TypicalPairs() => Ordered(SufficiencyCases.Pairs(_typical, _typical, (i, j) =>
        i == j || SufficiencyCases.Typicality(_ground, _term, i) > SufficiencyCases.Typicality(_ground, _term, j) + TruthTable.Tolerance ? null : Pair(
            i,
            j,
            0.5 - (_focal[i] - _focal[j]) + (0.5 - (Y[i] - Y[j])) + Apart(i, j) + (2 * Math.Abs(Y[i] - _focal[i])) + (2 * Math.Abs(Y[j] - _focal[j])),
            (Rank(i), Rank(j)) switch { (1, 1) => 1, (1, 2) => 2, (2, 1) => 3, _ => 4 }) with
        {
            SecondClean = Clean(j),
            SecondConsistent = Consistent(j),
            SecondUnique = _ground.Unique(_term, j),
            SecondMost = SufficiencyCases.IsMost(_typical, j, Best),
        }));

    public IEnumerable<CasePair> IrrelevantPairs() => Ordered(SufficiencyCases.Pairs(_typical, _ground.Where(i => _ground.Terms[_term][i] < 0.5 && Y[i] < 0.5), (i, j) => Pair(
        i,
        j,
        1 - (_focal[i] - _focal[j]) + (1 - (Y[i] - Y[j])) + Apart(i, j) + (2 * Math.Abs(Y[i] - _focal[i])) + Math.Abs(Y[j] - _focal[j]),
        IrrelevantRank(i, j)) with
    {
        SecondUnique = _ground.Whole[j] < 0.5,
    }));

    private CasePair Pair(int i, int j, double best, int rank) => new()
    {
        Set = _name,
        First = _ground.Study.Cases[i],
        Second = _ground.Study.Cases[j],
        Best = best,
        Rank = _others is null ? null : rank,
        FirstClean = Clean(i),
        FirstConsistent = Consistent(i),
        FirstUnique = _ground.Unique(_term, i),
        FirstMost = SufficiencyCases.IsMost(_typical, i, Best),
    };

    private static IEnumerable<CasePair> Ordered(IEnumerable<CasePair> pairs) => pairs
        .OrderBy(static p => p.Rank)
        .ThenByDescending(static p => p.FirstClean).ThenByDescending(static p => p.SecondClean)
        .ThenByDescending(static p => p.FirstConsistent).ThenByDescending(static p => p.SecondConsistent)
        .ThenByDescending(static p => p.FirstUnique).ThenByDescending(static p => p.SecondUnique)
        .ThenBy(static p => SufficiencyCases.Rounded(p.Best));

    private double Best(int i) => (2 * Math.Abs(Y[i] - _focal[i])) + (1 - _ground.Terms[_term][i]);

    private int Rank(int i) => _others is null || _focal[i] < _others[i] ? 1 : 2;

    private bool Clean(int i) => _others is null || Rank(i) == 2 || _others[i] > Y[i];

    private bool Consistent(int i) => _focal[i] <= Y[i];

    private bool MostForTerm(int i) => SufficiencyCases.IsMost(_typical, i, k => SufficiencyCases.Typicality(_ground, _term, k));

    private double Apart(int i, int j) => _others is null ? 0 : Math.Abs(_others[i] - _others[j]);

    /// <summary>Which conjunct sets the memberships of the two: the focal one alone missing in the irrelevant case is best.</summary>
    private int IrrelevantRank(int i, int j)
    {
        if (_others is null)
        {
            return 1;
        }

        var later = Rank(i) - 1;
        return _focal[j] >= 0.5 ? 7 + later
            : _others[j] >= 0.5 ? 1 + later
            : (_others[j] > _focal[j] ? 3 : 4) + (2 * later);
    }
}
