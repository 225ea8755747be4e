namespace Forestall.Lessons.Internals;

/// <summary>A truth table as a problem of Boolean minimisation.</summary>
internal sealed class MinimizationProblem
{
    /// <summary>Remainders beyond this are not listed one by one.</summary>
    internal const int MostListed = 1 << 20;
    private readonly Dictionary<ulong, double[]> _memberships = [];
    private readonly Dictionary<ulong, Term> _terms = [];
    private readonly Lock _gate = new();
    private readonly HashSet<ulong> _observedPoints;

    public MinimizationProblem(TruthTable table, MinimizationSettings settings)
    {
        Table = table;
        Settings = settings;
        Study = table.Study;
        Cubes = new Cubes(Study);
        var excluded = settings.ExcludedRows.ToHashSet();
        bool Allowed(TruthTableRow row) => !excluded.Contains(row.Number)
            && (row.Output == RowOutput.Positive || (row.Output == RowOutput.Contradiction && settings.IncludeContradictions));
        PositiveRows = [.. table.Observed.Where(static r => r.Output == RowOutput.Positive).Where(Allowed)];
        Positive = [.. PositiveRows.Select(r => Cubes.Of(r.Values))];
        Negative = [.. table.Observed.Where(r => r.Output != RowOutput.Remainder && !Allowed(r)).Select(r => Cubes.Of(r.Values))];
        Excluded = [.. excluded.Order().Select(table.Row).Where(static r => r.Output == RowOutput.Remainder).Select(r => Cubes.Of(r.Values))];
        AllowedPoints = [.. table.Observed.Where(Allowed).SelectMany(r => Cubes.Points(Cubes.Of(r.Values)))];
        _observedPoints = [.. table.Observed.Where(r => r.Output is not RowOutput.Remainder).SelectMany(r => Cubes.Points(Cubes.Of(r.Values)))];
    }

    public TruthTable Table { get; }

    public MinimizationSettings Settings { get; }

    public Study Study { get; }

    public Cubes Cubes { get; }

    public List<TruthTableRow> PositiveRows { get; }

    public List<ulong> Positive { get; }

    public List<ulong> Negative { get; }

    /// <summary>Remainders that may not be used.</summary>
    public List<ulong> Excluded { get; }

    /// <summary>Single combinations that are positive, or contradictory and included.</summary>
    public IReadOnlyCollection<ulong> AllowedPoints { get; }

    public Term TermOf(ulong cube)
    {
        lock (_gate)
        {
            if (!_terms.TryGetValue(cube, out var term))
            {
                _terms[cube] = term = Cubes.Term(cube);
            }

            return term;
        }
    }

    public double[] Membership(Term term)
    {
        var cube = Cubes.Of(term.Literals);
        lock (_gate)
        {
            if (!_memberships.TryGetValue(cube, out var x))
            {
                _memberships[cube] = x = Study.Membership(term.Literals);
            }

            return x;
        }
    }

    public (IReadOnlyList<FittedTerm> Terms, SufficiencyFit Fit) Fit(IReadOnlyList<Term> terms, IReadOnlyList<string>[] cases)
    {
        var y = Study.Y;
        var x = terms.Select(Membership).ToArray();
        var whole = new double[y.Length];
        var unique = new double[terms.Count];
        for (var i = 0; i < y.Length; i++)
        {
            double first = 0, second = 0;
            var at = -1;
            for (var t = 0; t < x.Length; t++)
            {
                if (at < 0 || x[t][i] > first)
                {
                    second = at < 0 ? 0 : first;
                    first = x[t][i];
                    at = t;
                }
                else if (x[t][i] > second)
                {
                    second = x[t][i];
                }
            }

            whole[i] = first;
            unique[at] += Math.Min(first, y[i]) - Math.Min(second, y[i]);
        }

        var sumY = y.Sum();
        return ([.. terms.Select((t, i) => new FittedTerm(t, SufficiencyFit.Of(x[i], y), SufficiencyFit.Ratio(unique[i], sumY), cases[i]))], SufficiencyFit.Of(whole, y));
    }

    public IReadOnlyList<string> CasesOf(Implicants implicants, int implicant) =>
        [.. PositiveRows.Where((_, r) => implicants.Covers(implicant, r)).SelectMany(static r => r.Cases)];

    /// <summary>Numbers of the remainders that terms cover; null when they are too many.</summary>
    public IReadOnlyList<long>? Assumptions(IReadOnlyList<ulong> cubes)
    {
        if (cubes.Sum(Cubes.PointCount) > MostListed)
        {
            return null;
        }

        return [.. cubes.SelectMany(c => Cubes.Points(c)).Where(p => !_observedPoints.Contains(p)).Select(Cubes.RowNumber).Distinct().Order()];
    }

    /// <summary>The single combinations of remainders that terms cover.</summary>
    public HashSet<ulong> AssumedPoints(IReadOnlyList<ulong> cubes) =>
        [.. cubes.SelectMany(c => Cubes.Points(c)).Where(p => !_observedPoints.Contains(p))];

    public Implicants Conservative(CancellationToken cancellation) =>
        Dominant(PrimeImplicants.Within(Cubes, Positive, AllowedPoints, Settings.MostImplicants, cancellation));

    public Implicants Parsimonious(CancellationToken cancellation) =>
        Dominant(PrimeImplicants.Against(Cubes, Positive, [.. Negative, .. Excluded], Settings.MostImplicants, cancellation));

    public Implicants Dominant(Implicants implicants)
    {
        if (!Settings.RowDominance)
        {
            return implicants;
        }

        var patterns = new CoverPatterns(implicants);
        return implicants.Pick([.. patterns.Maximal().SelectMany(p => patterns.Members[p]).Order()]);
    }

    public CoverResult Cover(Implicants implicants, CancellationToken cancellation)
    {
        var covers = new Covers(implicants, Settings.MostModels, Settings.TimeLimit, cancellation);
        return Settings.AllModels ? covers.Irredundant() : covers.Minimum();
    }

    public List<Model> Models(Implicants implicants, CoverResult result) =>
        [.. result.Models.Select(static m => (int[])[.. m.Order()])
            .OrderBy(static m => m.Length).ThenBy(static m => m, Lexicographic.Instance).Select(m => new Model(this, implicants, m))];

    public IEnumerable<PrimeImplicant> Chart(Implicants implicants)
    {
        var times = new int[Positive.Count];
        for (var i = 0; i < implicants.Count; i++)
        {
            for (var r = 0; r < times.Length; r++)
            {
                times[r] += implicants.Covers(i, r) ? 1 : 0;
            }
        }

        for (var i = 0; i < implicants.Count; i++)
        {
            var rows = Enumerable.Range(0, times.Length).Where(r => implicants.Covers(i, r)).ToList();
            yield return new PrimeImplicant(Cubes.Term(implicants.Cubes[i]), [.. rows.Select(r => PositiveRows[r].Number)], rows.Exists(r => times[r] == 1));
        }
    }

    private sealed class Lexicographic : IComparer<int[]>
    {
        public static readonly Lexicographic Instance = new();

        public int Compare(int[]? x, int[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
