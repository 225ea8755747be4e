using System.Security.Cryptography;

namespace Forestall.Record.Build;

/// <summary>The folder of source files from which the record is computed, and the places the files have in it.</summary>
/// <param name="root">The folder.</param>
internal sealed class SourceFolder(string root)
{
    /// <summary>UCDP GED aggregated to country-months.</summary>
    public const string CountryMonths = "ucdp_ged_country_month/ucdp_ged_country_monthly_v251.csv";

    /// <summary>UCDP country-year data set on organised violence within country borders.</summary>
    public const string CountryYears = "ucdp_country_year/organizedviolencecy_v25_1.csv";

    /// <summary>UNHCR population by country of origin and year.</summary>
    public const string Origins = "unhcr/population_by_origin_year.csv";

    /// <summary>IDMC conflict displacement by country and year.</summary>
    public const string ConflictDisplacement = "unhcr/idmc.csv";

    /// <summary>UN World Population Prospects as published by Our World in Data.</summary>
    public const string Population = "country_ref/owid_population_un_wpp.csv";

    /// <summary>Correlates of War direct contiguity of states.</summary>
    public const string Contiguity = "country_ref/peacesciencer_cow_contdir.csv";

    /// <summary>The path of a source file.</summary>
    /// <exception cref="InputException">It is not there.</exception>
    public string PathOf(string file)
    {
        var path = Path.Combine(root, file.Replace('/', Path.DirectorySeparatorChar));
        return File.Exists(path) ? path : throw new InputException($"{path}: the source file is missing; give --from the folder that holds {file}.");
    }

    /// <summary>Whether a source file is there.</summary>
    public bool Has(string file) => File.Exists(Path.Combine(root, file.Replace('/', Path.DirectorySeparatorChar)));

    /// <summary>SHA-256 of a file, lower-case hexadecimal.</summary>
    public static string Sha256(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
