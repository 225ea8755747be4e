namespace Forestall.Dilemmas.Weighing.Internals;

/// <summary>The weights that satisfy the statements: fixed ones, and a part of a simplex for the rest.</summary>
internal sealed class WeightSpace
{
    private const double Narrow = 1e-9;

    private WeightSpace(double[] fixedWeights, int[] free, double mass, List<WeightRow> rows, double[] least, int[]? order, bool direct, double[] centre)
    {
        Fixed = fixedWeights;
        Free = free;
        Mass = mass;
        Rows = rows;
        Least = least;
        Order = order;
        IsDirect = direct;
        Centre = centre;
    }

    /// <summary>The fixed weights; 0 where a weight is free.</summary>
    public double[] Fixed { get; }

    /// <summary>The criteria whose weights are free; none, or at least two.</summary>
    public int[] Free { get; }

    /// <summary>What the free weights sum to. Below, they are divided by it.</summary>
    public double Mass { get; }

    /// <summary>Bounds on the free weights.</summary>
    public List<WeightRow> Rows { get; }

    /// <summary>Lower bounds of the free weights.</summary>
    public double[] Least { get; }

    /// <summary>The free weights from the weightiest to the least weighty; null: no whole order is stated.</summary>
    public int[]? Order { get; }

    /// <summary>Whether every weight drawn directly satisfies the statements.</summary>
    public bool IsDirect { get; }

    /// <summary>The free weights farthest from all bounds.</summary>
    public double[] Centre { get; }

    public static WeightSpace Of(WeighingProblem problem) => Of([.. problem.Criteria.Select(static c => c.Name)], problem.Statements);

    public static WeightSpace Of(IReadOnlyList<string> criteria, IReadOnlyList<WeightStatement> statements)
    {
        var (space, distance) = Build(criteria, statements);
        if (space is not null)
        {
            return space;
        }

        var culprits = statements.Where(s => Build(criteria, [.. statements.Where(o => !ReferenceEquals(o, s))]).Space is not null).Select(InWords).ToList();
        var mend = culprits.Count > 0 ? $"take back one of them: {string.Join("; or ", culprits)}" : "take some of them back";
        throw new InputException(distance < -Narrow
            ? $"the statements about weights contradict each other; {mend}."
            : $"the statements about weights leave no room between them; widen them, or {mend}.");
    }

    private static (WeightSpace? Space, double Distance) Build(IReadOnlyList<string> criteria, IReadOnlyList<WeightStatement> statements)
    {
        var index = criteria.Index().ToDictionary(static c => c.Item, static c => c.Index, StringComparer.Ordinal);
        var low = new double[criteria.Count];
        var high = Enumerable.Repeat(1.0, criteria.Count).ToArray();
        foreach (var bounds in statements.OfType<WeightBounds>())
        {
            var at = index[bounds.Criterion];
            low[at] = Math.Max(low[at], bounds.Low);
            high[at] = Math.Min(high[at], bounds.High);
        }

        var ratios = statements.OfType<WeightRatio>().ToList();
        var free = Enumerable.Range(0, criteria.Count).Where(j => low[j] != high[j]).ToArray();
        var fixedWeights = new double[criteria.Count];
        foreach (var j in Enumerable.Range(0, criteria.Count).Except(free))
        {
            fixedWeights[j] = low[j];
        }

        var mass = 1 - fixedWeights.Sum();
        if (free.Length == 1)
        {
            fixedWeights[free[0]] = mass;
            free = [];
            mass = 0;
        }

        if (free.Length == 0)
        {
            var worst = fixedWeights.Select((w, j) => Math.Max(low[j] - w, w - high[j])).Append(Math.Abs(mass)).Concat(ratios.Select(r => (r.Times * fixedWeights[index[r.Than]]) - fixedWeights[index[r.Criterion]])).Max();
            return worst <= Narrow ? (new(fixedWeights, [], 0, [], [], null, direct: true, []), 0) : (null, -worst);
        }

        if (mass <= 0)
        {
            return (null, Math.Min(mass, -1));
        }

        var place = free.Index().ToDictionary(static f => f.Item, static f => f.Index);
        var rows = new List<WeightRow>();
        var stuck = 0.0;
        for (var k = 0; k < free.Length; k++)
        {
            if (low[free[k]] > 0)
            {
                rows.Add(Row(free.Length, (k, -1), -low[free[k]] / mass));
            }

            if (high[free[k]] < mass)
            {
                rows.Add(Row(free.Length, (k, 1), high[free[k]] / mass));
            }
        }

        foreach (var ratio in ratios)
        {
            int more = index[ratio.Criterion], less = index[ratio.Than];
            var known = (ratio.Times * fixedWeights[less]) - fixedWeights[more];
            var factors = new double[free.Length];
            if (place.TryGetValue(more, out var m))
            {
                factors[m] = -mass;
            }

            if (place.TryGetValue(less, out var l))
            {
                factors[l] = ratio.Times * mass;
            }

            if (factors.All(static f => f == 0))
            {
                stuck = Math.Max(stuck, known);
            }
            else
            {
                rows.Add(new(factors, -known));
            }
        }

        if (stuck > Narrow)
        {
            return (null, -stuck);
        }

        var (centre, distance) = InteriorPoint.Of(rows, free.Length);
        if (distance <= Narrow)
        {
            return (null, distance);
        }

        var plain = ratios.Where(r => r.Times == 1 && place.ContainsKey(index[r.Criterion]) && place.ContainsKey(index[r.Than])).ToList();
        var order = WholeOrder(plain.ConvertAll(r => (place[index[r.Criterion]], place[index[r.Than]])), free.Length);
        var least = free.Select(j => order is null ? low[j] / mass : 0).ToArray();
        var expressed = order is null ? least.Count(static l => l > 0) : plain.Count;
        return (new(fixedWeights, free, mass, rows, least, order, rows.Count == expressed, centre), distance);
    }

    private static WeightRow Row(int count, (int At, double Factor) one, double limit)
    {
        var factors = new double[count];
        factors[one.At] = one.Factor;
        return new(factors, limit);
    }

    /// <summary>The one order that the pairs leave; null when they leave several.</summary>
    private static int[]? WholeOrder(List<(int More, int Less)> pairs, int count)
    {
        var above = new bool[count, count];
        foreach (var (more, less) in pairs)
        {
            above[more, less] = true;
        }

        for (var k = 0; k < count; k++)
        {
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; above[i, k] && j < count; j++)
                {
                    above[i, j] |= above[k, j];
                }
            }
        }

        var below = Enumerable.Range(0, count).Select(i => Enumerable.Range(0, count).Count(j => above[i, j])).ToArray();
        var order = Enumerable.Range(0, count).OrderByDescending(i => below[i]).ToArray();
        return order.Index().All(o => below[o.Item] == count - 1 - o.Index) ? order : null;
    }

    private static string InWords(WeightStatement statement) => statement switch
    {
        WeightRatio { Times: 1 } ratio => $"'{ratio.Criterion} > {ratio.Than}'",
        WeightRatio ratio => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"'{ratio.Criterion} > {ratio.Times} * {ratio.Than}'"),
        WeightBounds bounds => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"'{bounds.Criterion} = {bounds.Low}..{bounds.High}'"),
        _ => statement.ToString()!,
    };
}
