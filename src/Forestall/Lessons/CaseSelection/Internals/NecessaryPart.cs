namespace Forestall.Lessons.CaseSelection.Internals;

/// <summary>One part of a necessary disjunction, or the whole.</summary>
internal sealed class NecessaryPart
{
    private readonly string _name;
    private readonly int? _term;

    public NecessaryPart(Ground ground, int? term)
    {
        Ground = ground;
        _term = term;
        _name = term is { } t ? ground.Formula.Terms[t].Expression : ground.Formula.Expression;
        X = term is { } u ? ground.Terms[u] : ground.Whole;
        Typical = ground.Where(i => X[i] > 0.5 && Y[i] > 0.5 && X[i] >= Y[i]);
        Deviant = ground.Where(i => X[i] < 0.5 && Y[i] > 0.5 && ground.Rows[i].Values is not null);
        Irrelevance = ground.Where(i => X[i] > 0.5 && Y[i] < 0.5);
    }

    public Ground Ground { get; }

    public double[] X { get; }

    public double[] Y => Ground.Y;

    public int[] Typical { get; }

    public int[] Deviant { get; }

    public int[] Irrelevance { get; }

    public double Typicality(int i) => (2 * Math.Abs(X[i] - Y[i])) + (1 - X[i]);

    public double Deviance(int i) => 1 - (Y[i] - X[i]);

    public double Triviality(int i) => 1 - (X[i] - Y[i]) + (1 - X[i]);

    /// <summary>Whether two cases belong to the same row but for the conditions that the set speaks of.</summary>
    public bool AlikeOtherwise(int i, int j)
    {
        var mine = (_term is { } t ? [Ground.Formula.Terms[t]] : Ground.Formula.Terms).SelectMany(static k => k.Literals.Select(static l => l.Condition)).ToHashSet();
        return Ground.Rows[i].Values is { } a && Ground.Rows[j].Values is { } b && Enumerable.Range(0, a.Length).All(c => mine.Contains(c) || a[c] == b[c]);
    }

    public IEnumerable<SelectedCase> Chosen(int[] rows, Func<int, double> best) => rows.Select(i => new SelectedCase
    {
        Set = _name,
        Case = Ground.Study.Cases[i],
        Membership = X[i],
        Outcome = Y[i],
        Best = best(i),
        Most = SufficiencyCases.IsMost(rows, i, best),
        Unique = Unique(i),
        Row = Ground.RowName(i),
        RowMembership = Ground.Rows[i].Membership,
        RowConsistent = Ground.Rows[i].Membership <= Y[i],
    });

    public IEnumerable<CasePair> Pairs(int[] first, int[] second, Func<int, int, double?> best, Func<int, double>? secondBest) => SufficiencyCases.Pairs(first, second, (i, j) => best(i, j) is not { } value ? null : new CasePair
    {
        Set = _name,
        First = Ground.Study.Cases[i],
        Second = Ground.Study.Cases[j],
        Best = value,
        FirstUnique = _term is null ? null : Unique(i),
        FirstMost = SufficiencyCases.IsMost(first, i, Typicality),
        SecondMost = secondBest is null ? null : SufficiencyCases.IsMost(second, j, secondBest),
    }).OrderByDescending(static p => p.FirstUnique).ThenBy(static p => SufficiencyCases.Rounded(p.Best)).ThenByDescending(static p => p.FirstMost).ThenByDescending(static p => p.SecondMost);

    /// <summary>Whether no other part of the disjunction has the case as a member.</summary>
    private bool Unique(int i) => _term is not { } t || Ground.Terms.Where((_, k) => k != t).All(x => x[i] < 0.5);
}
