using System.Diagnostics;
using System.Globalization;
using Forestall.Warning.Learning;
using Forestall.Warning.Onset;

namespace Forestall.Bench;

/// <summary>
/// Cross-validated elastic-net logit on the Early Warning Project's predictors beside R's glmnet, turn by turn: whole commands, the fits alone,
/// and the objective each reaches at the same strengths of the penalty.
/// </summary>
internal static class ElasticNetBench
{
    private const string Script = """
        library(glmnet)
        d <- read.csv(commandArgs(TRUE)[1], check.names = FALSE)
        x <- as.matrix(d[, -1]); y <- d[[1]]
        set.seed(90035)
        t <- system.time(cv <- cv.glmnet(x, y, family = "binomial", alpha = 0.5, nfolds = 10))[["elapsed"]]
        f <- cv$glmnet.fit
        cat("seconds", t, "\n")
        for (k in seq_along(f$lambda)) cat("fit", sprintf("%.17g", c(f$lambda[k], f$a0[k], f$beta[, k])), "\n")
        """;

    public static int Run(string[] args)
    {
        if (args is ["--one", var table])
        {
            return One(table);
        }

        var at = Array.IndexOf(args, "--data");
        var data = OnsetData.Load(at < 0 ? "../shared/data/ewp" : args[at + 1]);
        List<OnsetRow> rows = [.. OnsetForecasts.Known(data, data.LastYear).Where(static r => !r.Predictors.Any(double.IsNaN))];
        var folder = Directory.CreateTempSubdirectory("forestall-bench-").FullName;
        try
        {
            var (file, script) = (Path.Combine(folder, "table.csv"), Path.Combine(folder, "glmnet.R"));
            File.WriteAllLines(file, rows.Select(static r => string.Join(',', r.Predictors.Prepend(r.OnsetInTwoYears == true ? 1 : 0).Select(static v => v.ToString("R", CultureInfo.InvariantCulture)))).Prepend("y," + string.Join(',', OnsetData.PredictorNames)));
            File.WriteAllText(script, Script);
            var (ours, theirs) = (new List<double>(), new List<double>());
            var (oursFit, theirsFit) = (new List<double>(), new List<double>());
            List<double[]> fits = [];
            for (var repeat = 0; repeat < 5; repeat++)
            {
                var (seconds, output) = Timed(Environment.ProcessPath!, ["glmnet", "--one", file]);
                ours.Add(seconds);
                oursFit.Add(double.Parse(output.Split(' ')[1], CultureInfo.InvariantCulture));
                (seconds, output) = Timed("Rscript", [script, file]);
                theirs.Add(seconds);
                var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                theirsFit.Add(double.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture));
                fits = [.. lines.Skip(1).Select(static l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray())];
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rows {rows.Count}, features {OnsetData.PredictorNames.Length}, strengths {fits.Count}; medians of {ours.Count}, seconds"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"whole command: forestall {Median(ours):0.00}, R {Median(theirs):0.00}, ratio {Median(theirs) / Median(ours):0.0}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cross-validation alone: forestall {Median(oursFit):0.00}, cv.glmnet {Median(theirsFit):0.00}, ratio {Median(theirsFit) / Median(oursFit):0.0}"));
            var worst = Differences(rows, fits);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"objective, ours less glmnet's: largest {worst.Max():0.0E+0}, smallest {worst.Min():0.0E+0}"));
            return worst.Max() <= 1e-6 ? 0 : 1;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine("Rscript is not installed; with R and its package glmnet this compares both.");
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int One(string file)
    {
        var lines = File.ReadAllLines(file);
        double[][] values = [.. lines.Skip(1).Select(static l => l.Split(',').Select(static v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray())];
        var names = lines[0].Split(',')[1..];
        var clock = Stopwatch.StartNew();
        var features = new FeatureMatrix(names, [.. names.Select((_, j) => values.Select(r => r[j + 1]).ToArray())]);
        var path = ElasticNetLogit.CrossValidate(features, [.. values.Select(static r => r[0] == 1)], ElasticNetLogit.Folds(values.Length, 10, 90035));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seconds {clock.Elapsed.TotalSeconds:0.000} lambda {path.BestFit.Lambda:0.000000}"));
        return 0;
    }

    private static List<double> Differences(List<OnsetRow> rows, List<double[]> fits)
    {
        var features = OnsetForecasts.Features(rows);
        bool[] y = [.. rows.Select(static r => r.OnsetInTwoYears == true)];
        double[] deviations = [.. Enumerable.Range(0, features.Features).Select(j => Deviation(features.Column(j)))];
        var ours = ElasticNetLogit.Path(features, y, [.. fits.Select(static f => f[0])]);
        return [.. fits.Select((f, k) =>
        {
            var theirs = new ElasticNetFit(f[0], f[1], f[2..], 0, 0);
            var loss = theirs.LogOdds(features).Select((e, i) => Math.Max(e, 0) + Math.Log(1 + Math.Exp(-Math.Abs(e))) - (y[i] ? e : 0)).Average();
            var penalty = f[2..].Select((b, j) => b * deviations[j]).Sum(static b => (0.5 * Math.Abs(b)) + (0.25 * b * b));
            return ours[k].Objective - (loss + (f[0] * penalty));
        })];
    }

    private static double Deviation(ReadOnlySpan<double> column)
    {
        double[] values = [.. column];
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    private static (double Seconds, string Output) Timed(string program, string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? (clock.Elapsed.TotalSeconds, output) : throw new InvalidOperationException($"{program} failed; is R's package glmnet installed?");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
