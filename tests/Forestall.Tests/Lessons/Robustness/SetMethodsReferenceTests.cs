using System.Globalization;
using System.Text.Json;
using Forestall.Lessons;
using Forestall.Lessons.CaseSelection;
using Forestall.Lessons.Robustness;
using Forestall.Lessons.TheoryEvaluations;

namespace Forestall.Tests.Lessons.Robustness;

/// <summary>Robustness, cluster diagnostics, theory evaluation and case selection against R's package SetMethods 4.1.</summary>
public sealed class SetMethodsReferenceTests
{
    private const double Rounded = 0.0005001;

    [Fact]
    public void Ranges_are_those_of_the_reference()
    {
        var study = Lipset();
        var rows = new TruthTableSettings { InclusionCut = 0.8 };
        var minimization = new MinimizationSettings { Type = SolutionType.Parsimonious };
        Same(SensitivityRanges.Inclusion(study, rows, minimization, 0.01, 20, TestContext.Current.CancellationToken), Value("LIPF", "inclrange").GetProperty("RCT"));
        Same(SensitivityRanges.Frequency(study, rows, minimization, 1, 5, TestContext.Current.CancellationToken), Value("LIPF", "ncutrange").GetProperty("NCUT"));
        var raw = CaseTable.Load(Path.Combine(Folder("LIPF"), "data_raw.csv")).Values("DEVELOPED");
        var anchors = SensitivityRanges.Anchors(study, rows, minimization, new RawCondition("DEVELOPED", raw, [("e", 400), ("c", 550), ("i", 900)], 10), 20, TestContext.Current.CancellationToken);
        foreach (var (range, name) in anchors.Zip(["E", "C", "I"]))
        {
            Same(range, Value("LIPF", "calibrange").GetProperty(name));
        }
    }

    [Theory]
    [InlineData("cluster_int", "", false)]
    [InlineData("cluster_nec", "EMP", true)]
    [InlineData("cluster_expr", "EMP*~MA*STOCK", false)]
    [InlineData("cluster_neg", "EMP*MA + ~STOCK", false)]
    public void Cluster_diagnostics_are_those_of_the_reference(string analysis, string formula, bool necessity)
    {
        var table = CaseTable.Load(Path.Combine(Folder("SCHF"), "data_SCHLF.csv"));
        var study = Study.Of(table, "EXPORT", ["EMP", "BARGAIN", "UNI", "OCCUP", "STOCK", "MA"], negate: analysis == "cluster_neg");
        var (clusters, units) = (table.Texts("YEAR"), table.Texts("COUNTRY"));
        var all = formula.Length > 0 ? [(formula, Value("SCHF", analysis))] : Value("SCHF", analysis).GetProperty("output").EnumerateObject().Select(static o => (o.Name, o.Value)).ToList();
        foreach (var (expression, theirs) in all)
        {
            var ours = ClusterDiagnostics.Of(Formula.Parse(study, expression), clusters, units, necessity);
            Near(theirs, "POCOS", [ours.Pooled.Consistency]);
            Near(theirs, "BECOS", ours.Between.Select(static b => b.Consistency));
            Near(theirs, "dBP", [ours.BetweenDistance]);
            Near(theirs, "WICONS", ours.Within.Select(static b => b.Consistency));
            Near(theirs, "dWP", [ours.WithinDistance!.Value]);
            Near(theirs.GetProperty("Coverages"), "pooled", [ours.Pooled.Coverage]);
            Near(theirs.GetProperty("Coverages"), "between", ours.Between.Select(static b => b.Coverage));
            Near(theirs.GetProperty("Coverages"), "within", ours.Within.Select(static b => b.Coverage));
            Assert.Equal(Strings(theirs, "cluster_ids").Select(static c => c.Trim()), ours.Between.Select(static b => string.Create(CultureInfo.InvariantCulture, $"{b.Name} ({b.Cases})")));
        }
    }

    [Fact]
    public void Theory_evaluation_is_that_of_the_reference()
    {
        var theirs = Value("SCHF", "theory");
        var study = Schneider();
        var terms = theirs.GetProperty("data").EnumerateObject().Select(static p => p.Name).Skip(1).TakeWhile(static n => n != "Sol.Formula");
        var ours = TheoryEvaluation.Of(Formula.Parse(study, "~EMP*MA"), Formula.Parse(study, string.Join('+', terms)));

        var fit = theirs.GetProperty("fit");
        Assert.Equal(Strings(fit, "term").Count, ours.Sets.Count);
        for (var i = 0; i < ours.Sets.Count; i++)
        {
            Assert.Equal(Numbers(fit, "Cons.Suf")[i], ours.Sets[i].Fit.Inclusion!.Value, Rounded);
            Assert.Equal(Numbers(fit, "Cov.Suf")[i], ours.Sets[i].Fit.Coverage!.Value, Rounded);
            Assert.Equal(Numbers(fit, "PRI")[i], ours.Sets[i].Fit.Pri!.Value, Rounded);
        }

        var cases = theirs.GetProperty("cases").EnumerateObject().ToList();
        Assert.Equal(8, cases.Count);
        Assert.Equal(["Austria_03"], ours.CasesInNone);
        foreach (var (property, kind) in cases.Zip(ours.Kinds))
        {
            var title = property.Value.GetProperty("Intersection")[0].GetString()!;
            Assert.StartsWith(kind.Name, title, StringComparison.OrdinalIgnoreCase);
            Assert.Contains($"({kind.Sets} and Y", title, StringComparison.Ordinal);
            var names = Strings(property.Value, "CaseNames").Where(static n => !n.StartsWith("No cases", StringComparison.Ordinal));

            // The package looks these up under a name that its table does not have, and so finds none; the four belong to no other kind.
            Assert.Equal(kind.Name == "inconsistent most likely" ? ["Switzerland_90", "Australia_95", "Australia_99", "Australia_03"] : names, kind.Cases);
            var formula = property.Value.GetProperty("Boolean")[0].GetString()!["Boolean Expression: ".Length..];
            Assert.True(Formula.Parse(study, formula).SameAs(Formula.Parse(study, kind.Expression)), $"{kind.Sets}: {kind.Expression} is another set than {formula}");
        }
    }

    [Fact]
    public void Typical_cases_for_conjuncts_are_those_of_the_reference()
    {
        var ours = SufficiencyCases.TypicalForConjuncts(Parsimonious(), 2);
        foreach (var table in Value("SCHF", "smmr_typ").EnumerateArray())
        {
            var conjunct = table.GetProperty("title")[0].GetString()!.Split(' ')[^1];
            var theirs = table.GetProperty("results");
            var mine = ours.Where(f => f.Conjunct == conjunct).Take(5).ToList();
            Assert.Equal(Strings(theirs, "term"), mine.Select(static f => f.Case));
            Near(theirs, "FC", mine.Select(static f => f.Focal));
            Near(theirs, "Outcome", mine.Select(static f => f.Outcome));
            Near(theirs, "CC_Min", mine.Select(static f => f.Complement!.Value));
            Near(theirs, "Term", mine.Select(static f => f.Term));
            Near(theirs, "Rank", mine.Select(static f => (double)f.Rank!.Value));
            Near(theirs, "Best", mine.Select(static f => f.Best));
            Assert.Equal(Bools(theirs, "CleanCorr"), mine.Select(static f => f.CleanCorridor));
            Assert.Equal(Bools(theirs, "FC<=Y"), mine.Select(static f => f.Consistent));
            Assert.Equal(Bools(theirs, "UniqCov"), mine.Select(static f => f.Unique));
            Assert.Equal(Bools(theirs, "MostTypFC"), mine.Select(static f => f.MostForConjunct));
        }

        // In the reference no case is the most typical of a term with a negation; Japan_95 has the best value by the package's own formula.
        Assert.Equal(["Japan_95"], ours.Where(static f => f.MostForTerm).Select(static f => f.Case).Distinct());
    }

    [Fact]
    public void Typical_pairs_for_conjuncts_are_those_of_the_reference()
    {
        var ours = SufficiencyCases.TypicalPairsForConjuncts(Parsimonious(), 1);
        foreach (var table in Value("SCHF", "smmr_match1").EnumerateArray())
        {
            var conjunct = table.GetProperty("title")[0].GetString()!.Split(' ')[^1];
            var theirs = table.GetProperty("results");
            var mine = ours.Where(f => f.Set == conjunct).ToList();
            Assert.Equal(Strings(theirs, "TYP1"), mine.Select(static p => p.First));
            Assert.Equal(Strings(theirs, "TYP2"), mine.Select(static p => p.Second));
            Near(theirs, "PairRank", mine.Select(static p => (double)p.Rank!.Value));
            Near(theirs, "Best", mine.Select(static p => p.Best));
            Assert.Equal(Strings(theirs, "CleanCorr"), mine.Select(static p => Which(p.FirstClean, p.SecondClean)));
            Assert.Equal(Strings(theirs, "FC<=Y"), mine.Select(static p => Which(p.FirstConsistent, p.SecondConsistent)));
            Assert.Equal(Strings(theirs, "UniqCov"), mine.Select(static p => Which(p.FirstUnique, p.SecondUnique)));
            Assert.Equal(Strings(theirs, "MostTypFC"), mine.Select(static p => Which(p.FirstMost, p.SecondMost)));
        }
    }

    [Fact]
    public void Typical_and_deviant_pairs_are_those_of_the_reference()
    {
        var ours = SufficiencyCases.TypicalAndDeviantConsistency(Parsimonious());
        foreach (var table in Value("SCHF", "smmr_match3").EnumerateArray())
        {
            var term = table.GetProperty("title")[0].GetString()!["Term ".Length..];
            var theirs = table.GetProperty("results");
            var mine = ours.Where(f => f.Set == term).ToList();
            Assert.Equal(Strings(theirs, "TYP"), mine.Select(static p => p.First));
            Assert.Equal(Strings(theirs, "DCONS"), mine.Select(static p => p.Second));
            Near(theirs, "Best", mine.Select(static p => p.Best));
            Assert.Equal(Bools(theirs, "MostDCONS"), mine.Select(static p => p.SecondMost!.Value));

            // As above: the reference knows no most typical case of a term with a negation.
            if (!term.Contains('~', StringComparison.Ordinal))
            {
                Assert.Equal(Bools(theirs, "MostTypTerm"), mine.Select(static p => p.FirstMost!.Value));
            }
        }
    }

    [Fact]
    public void Typical_cases_of_necessity_are_those_of_the_reference()
    {
        var ours = NecessityCases.Typical(Formula.Parse(Schneider(), "STOCK+MA"));
        foreach (var table in Value("SCHF", "smmr_nec").EnumerateArray())
        {
            var set = table.GetProperty("title")[0].GetString()!.Replace("+", " + ", StringComparison.Ordinal);
            var theirs = table.GetProperty("results");
            var mine = ours.Where(f => f.Set == set).ToList();
            Assert.Equal(mine.OrderByDescending(static c => c.Unique).ThenBy(static c => Math.Round(c.Best!.Value, 9)), mine);

            // Cases equally good but for rounding stand in another order.
            var cases = Strings(theirs, "Case");
            Assert.Equal(cases.Count, mine.Count);
            mine = cases.ConvertAll(c => Assert.Single(mine, m => m.Case == c));
            Near(theirs, "NecCond", mine.Select(static p => p.Membership));
            Near(theirs, "Outcome", mine.Select(static p => p.Outcome));
            Near(theirs, "Best", mine.Select(static p => p.Best!.Value));
            Assert.Equal(Bools(theirs, "UniqCov"), mine.Select(static p => p.Unique!.Value));
            Assert.Equal(Bools(theirs, "MostTyp"), mine.Select(static p => p.Most));
        }
    }

    [Fact]
    public void Pairs_of_necessity_are_those_of_the_reference()
    {
        var ours = NecessityCases.TypicalAndDeviantRelevance(Formula.Parse(Schneider(), "STOCK+MA"));
        foreach (var table in Value("SCHF", "smmr_nec_match").EnumerateArray())
        {
            var set = table.GetProperty("title")[0].GetString()!.Replace("+", " + ", StringComparison.Ordinal);
            var theirs = table.GetProperty("results");
            var mine = ours.Where(f => f.Set == set).ToList();
            Assert.Equal(Strings(theirs, "TYP"), mine.Select(static p => p.First));
            Assert.Equal(Strings(theirs, "DREL"), mine.Select(static p => p.Second));
            Near(theirs, "Best", mine.Select(static p => p.Best));
            Assert.Equal(Bools(theirs, "MostTyp"), mine.Select(static p => p.FirstMost!.Value));
            Assert.Equal(Bools(theirs, "MostDREL"), mine.Select(static p => p.SecondMost!.Value));
        }
    }

    [Theory]
    [InlineData("intersect", "~EMP*MA", "MA+~STOCK*OCCUP")]
    public void Intersections_are_those_of_the_reference(string analysis, string left, string right)
    {
        var study = Schneider();
        Assert.Equal(Value("SCHF", analysis)[0].GetString(), Formula.Parse(study, left).And(Formula.Parse(study, right))!.Expression);
    }

    [Fact]
    public void Memberships_are_those_of_the_reference()
    {
        foreach (var analysis in new[] { "pimdata_p", "pimdata_i" })
        {
            var theirs = Value("SCHF", analysis);
            var terms = theirs.EnumerateObject().Select(static p => p.Name).Where(static n => n is not ("term" or "solution_formula" or "out")).ToList();
            var solution = Formula.Parse(Schneider(), string.Join('+', terms));
            Near(theirs, "solution_formula", SolutionSet.Of("", solution).Membership);
        }
    }

    private static string Which(bool? first, bool? second) => (first, second) switch { (true, true) => "both", (true, _) => "typ1", (_, true) => "typ2", _ => "none" };

    private static void Same(SensitivityRange ours, JsonElement theirs)
    {
        var bounds = ReferenceAnalysis.Numbers(theirs);
        Assert.Equal(bounds[0].HasValue, ours.Lower.HasValue);
        Assert.Equal(bounds[1].HasValue, ours.Upper.HasValue);
        Assert.Equal(bounds[0] ?? 0, ours.Lower ?? 0, 1e-9);
        Assert.Equal(bounds[1] ?? 0, ours.Upper ?? 0, 1e-9);
    }

    private static void Near(JsonElement table, string column, IEnumerable<double> ours)
    {
        var (theirs, mine) = (Numbers(table, column), ours.ToList());
        Assert.Equal(theirs.Count, mine.Count);
        foreach (var (a, b) in theirs.Zip(mine))
        {
            Assert.Equal(a, b, 1e-6);
        }
    }

    private static Formula Parsimonious() => Formula.Parse(Schneider(), string.Join('+', Value("SCHF", "pimdata_p").EnumerateObject().Select(static p => p.Name).Where(static n => n is not ("term" or "solution_formula" or "out"))));

    private static Study Schneider() => Study.Of(CaseTable.Load(Path.Combine(Folder("SCHF"), "data.csv")), "EXPORT");

    private static Study Lipset() => Study.Of(CaseTable.Load(Path.Combine(Folder("LIPF"), "data.csv")), "SURVIVED", ["DEVELOPED", "URBAN", "LITERATE", "INDUSTRIAL", "STABLE"]);

    private static List<double> Numbers(JsonElement table, string column) => [.. table.GetProperty(column).EnumerateArray().Select(static v => v.GetDouble())];

    private static List<string> Strings(JsonElement table, string column) => [.. table.GetProperty(column).EnumerateArray().Select(static v => v.GetString()!)];

    private static List<bool> Bools(JsonElement table, string column) => [.. table.GetProperty(column).EnumerateArray().Select(static v => v.GetBoolean())];

    private static string Folder(string dataSet) => Path.Combine(SharedData.Reference, "qca", "open", dataSet);

    private static JsonElement Value(string dataSet, string analysis)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(dataSet), "setmethods.json")));
        return document.RootElement.GetProperty("results").GetProperty(analysis).GetProperty("value").Clone();
    }
}
