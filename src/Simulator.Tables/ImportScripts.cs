namespace Simulator.Tables;

/// <summary>Scripts that open the tables of a result folder with their labels in the programs this field uses.</summary>
public static class ImportScripts
{
    /// <summary>Name of the script for R.</summary>
    public const string RFileName = "import.R";

    /// <summary>Name of the script for SPSS and PSPP.</summary>
    public const string SpssFileName = "import.sps";

    /// <summary>A script for base R; Parquet through the package arrow where it is installed.</summary>
    public static string R(IReadOnlyList<Table> tables) => RScript.Of(tables);

    /// <summary>A script for SPSS and PSPP, which cannot open Parquet.</summary>
    public static string Spss(IReadOnlyList<Table> tables) => SpssScript.Of(tables);
}
