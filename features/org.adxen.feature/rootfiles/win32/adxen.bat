@echo off
rem SPDX-License-Identifier: EPL-2.0
rem Starts AdXen on Windows; see the script "adxen" of the other systems for the reasons.
rem   adxen [--demo] [--environment DIR] [-Dname=value ...] [Equinox options]    the workbench
rem   adxen COMMAND ...      adxen --help      adxen --version                   the command line
setlocal DisableDelayedExpansion
set "HERE=%~dp0"
if not defined ADXEN_HOME set "ADXEN_HOME=%USERPROFILE%\.adxen"

call :find_java
if not defined JAVA (
  echo adxen: no Java 21 or newer was found; install one, or set JAVA_HOME or ADXEN_JAVA to it. 1>&2
  exit /b 3
)
set "LAUNCHER="
for /f "delims=" %%j in ('dir /b /od "%HERE%plugins\org.eclipse.equinox.launcher_*.jar" 2^>nul') do set "LAUNCHER=%HERE%plugins\%%j"
if not defined LAUNCHER (
  echo adxen: %HERE% is no complete installation, plugins\org.eclipse.equinox.launcher_*.jar is missing; install AdXen anew. 1>&2
  exit /b 3
)

set "FIRST=%~1"
if not defined FIRST goto workbench
if "%FIRST%"=="--help" goto command_line
if "%FIRST%"=="--version" goto command_line
if "%FIRST:~0,1%"=="-" goto workbench

:command_line
rem Arguments travel in the environment, because Equinox takes options that it knows from anywhere in its command line.
set ADXEN_ARGC=0
:next_argument
if "%~1"=="" if [%1]==[] goto arguments_done
set /a ADXEN_ARGC+=1
set "ADXEN_ARG_%ADXEN_ARGC%=%~1"
shift
goto next_argument
:arguments_done
rem A configuration area of its own, made once for each state of the installation and only read afterwards.
set "STATE="
for /f "skip=1 delims=" %%h in ('certutil -hashfile "%HERE%configuration\org.eclipse.equinox.simpleconfigurator\bundles.info" SHA1') do if not defined STATE set "STATE=%%h"
set "AREA=%ADXEN_HOME%\configuration\cli-%STATE: =%"
if exist "%AREA%\" goto run
set "FRESH=%ADXEN_HOME%\configuration\new-%RANDOM%%RANDOM%"
mkdir "%FRESH%"
setlocal
set ADXEN_ARGC=1
set "ADXEN_ARG_1=--version"
"%JAVA%" %CLI_FLAGS% -Dosgi.configuration.area.readOnly=false -jar "%LAUNCHER%" -nosplash -configuration "%FRESH%" -data @none -application org.adxen.cli.application >nul
if errorlevel 1 exit /b %errorlevel%
endlocal
move "%FRESH%" "%AREA%" >nul 2>&1
if exist "%FRESH%\" rmdir /s /q "%FRESH%"
:run
"%JAVA%" %CLI_FLAGS% -Dosgi.configuration.area.readOnly=true -jar "%LAUNCHER%" -nosplash -configuration "%AREA%" -data @none -application org.adxen.cli.application
exit /b %errorlevel%

:workbench
set "ADXEN_ARGC="
set "JVM="
set "PROGRAM="
set "CONFIGURATION="
copy /y nul "%HERE%configuration\.writable" >nul 2>&1
if errorlevel 1 set "CONFIGURATION=-configuration "%ADXEN_HOME%\configuration\workbench""
del "%HERE%configuration\.writable" >nul 2>&1
set "PART=PROGRAM"
for /f "usebackq delims=" %%l in ("%HERE%eclipse.ini") do call :ini "%%l"
:next_option
if [%1]==[] goto options_done
if "%~1"=="--demo" set "JVM=%JVM% -Dadxen.demo=true"& shift & goto next_option
if "%~1"=="--environment" set "JVM=%JVM% "-Dadxen.environment=%~2""& shift & shift & goto next_option
set "OPTION=%~1"
if "%OPTION:~0,2%"=="-D" goto property
set "PROGRAM=%PROGRAM% "%~1""
shift
goto next_option
:property
rem cmd splits at "=": the value is an argument of its own.
set "JVM=%JVM% "%~1=%~2""
shift
shift
goto next_option
:options_done
:again
"%JAVA%" %JVM% -jar "%LAUNCHER%" -name AdXen %CONFIGURATION% -data "%ADXEN_HOME%\workbench" %PROGRAM%
if %errorlevel%==23 goto again
exit /b %errorlevel%

:ini
if "%~1"=="-vmargs" set "PART=JVM"& exit /b
if "%PART%"=="JVM" (set "JVM=%JVM% "%~1"") else (set "PROGRAM=%PROGRAM% "%~1"")
exit /b

:find_java
set "CLI_FLAGS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx1g --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true"
set "JAVA="
if defined ADXEN_JAVA call :try "%ADXEN_JAVA%"& exit /b
call :try "%HERE%jre\bin\java.exe"
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
for %%p in (java.exe) do if not "%%~$PATH:p"=="" call :try "%%~$PATH:p"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*") do call :try "%%d\bin\java.exe"
exit /b

:try
if defined JAVA exit /b
if not exist "%~1" exit /b
for /f "tokens=3" %%v in ('""%~1" -version 2>&1" ^| findstr /c:" version "') do for /f "tokens=1 delims=.-" %%m in ("%%~v") do if %%m geq 21 set "JAVA=%~1"
exit /b
